package dev.waybill.event.kafka;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Hands records that can never succeed to the failure desk: as they came, with the cause in {@code waybill-*} headers.
 * The partition is the key's, not the one it came from, which the topic may not have (guarantees.md, trap 1). Of a record
 * too large to publish again only the cause goes there, and where the record lies.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final int MAX_MESSAGE = 1000;

    private final EventPublisher publisher;
    private final MeterRegistry metrics;
    private final String service;

    /** @param service who gives up, such as {@code storage-worker} */
    public DeadLetters(EventPublisher publisher, MeterRegistry metrics, String service) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.service = service;
    }

    /**
     * Returns once the dead letter is acknowledged; only then may the record's offset be committed.
     *
     * @throws WaybillException when Kafka does not take it; try again, for it must not be skipped
     */
    public void publish(ConsumerRecord<String, byte[]> failed, ErrorCode code, String message) {
        String cause = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
        try {
            publisher.publish(withCause(whole(failed), failed, code, cause));
        } catch (WaybillException e) {
            if (!(NestedExceptionUtils.getMostSpecificCause(e) instanceof RecordTooLargeException)) {
                throw e;
            }
            publisher.publish(withCause(withoutContent(failed), failed, code, cause));
        }
        metrics.counter("waybill.dead.letters", "service", service, "code", code.name())
                .increment();
        log.warn(
                "dead letter {} from {}-{} at {}: {}",
                code,
                failed.topic(),
                failed.partition(),
                failed.offset(),
                cause);
    }

    /** Nothing is left out, although whoever sent the record may have said so. */
    private static ProducerRecord<String, byte[]> whole(ConsumerRecord<String, byte[]> failed) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, null, failed.key(), failed.value(), failed.headers());
        letter.headers().remove(DeadLetterHeaders.LEFT_OUT);
        return letter;
    }

    /** What no topic takes, such as megabytes that arrived compressed, stays where it is; no event is that long. */
    private static ProducerRecord<String, byte[]> withoutContent(ConsumerRecord<String, byte[]> failed) {
        ProducerRecord<String, byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTERS, null, null);
        header(letter, DeadLetterHeaders.LEFT_OUT, Integer.toString(Math.max(failed.serializedValueSize(), 0)));
        return letter;
    }

    private ProducerRecord<String, byte[]> withCause(
            ProducerRecord<String, byte[]> letter,
            ConsumerRecord<String, byte[]> failed,
            ErrorCode code,
            String cause) {
        header(letter, DeadLetterHeaders.CODE, code.name());
        header(letter, DeadLetterHeaders.MESSAGE, cause);
        header(letter, DeadLetterHeaders.SERVICE, service);
        header(letter, DeadLetterHeaders.TOPIC, failed.topic());
        header(letter, DeadLetterHeaders.PARTITION, Integer.toString(failed.partition()));
        header(letter, DeadLetterHeaders.OFFSET, Long.toString(failed.offset()));
        header(letter, DeadLetterHeaders.FAILED_AT, Instant.now().toString());
        return letter;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
