package dev.waybill.event.kafka;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;

/** Publishes events and waits for the acknowledgement of all in-sync replicas. */
public final class EventPublisher {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;

    public EventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec) {
        this.kafka = kafka;
        this.codec = codec;
    }

    /**
     * Returns once the event is acknowledged.
     *
     * @throws WaybillException {@link ErrorCode#KAFKA_UNAVAILABLE} when no acknowledgement came within the producer's
     *     {@code delivery.timeout.ms}; the event may have been published all the same
     */
    public void publish(EventEnvelope envelope) {
        await(send(codec.encode(envelope)));
    }

    /** The same for a record as it is. */
    public void publish(ProducerRecord<String, byte[]> outgoing) {
        await(send(outgoing));
    }

    private CompletableFuture<?> send(ProducerRecord<String, byte[]> outgoing) {
        try {
            return kafka.send(outgoing);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static void await(CompletableFuture<?> acknowledgement) {
        try {
            acknowledgement.join();
        } catch (CompletionException e) {
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "Kafka did not acknowledge the event", e)
                    .retryAfter(COME_BACK_AFTER);
        }
    }
}
