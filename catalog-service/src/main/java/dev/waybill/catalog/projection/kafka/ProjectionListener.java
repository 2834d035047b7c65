package dev.waybill.catalog.projection.kafka;

import dev.waybill.catalog.projection.Projection;
import dev.waybill.catalog.projection.ProjectionMetrics;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;

/**
 * Hands batches of events to the projection; their offsets are committed after that. What can never be applied goes to
 * the failure desk, but for commands, which the workers answer for and send there themselves.
 */
public final class ProjectionListener {

    /** The consumer group, which all replicas share. */
    public static final String GROUP = "catalog-service";

    static final String ID = "catalogProjection";

    private static final Logger log = LoggerFactory.getLogger(ProjectionListener.class);

    private final EventCodec codec;
    private final Projection projection;
    private final ProjectionMetrics metrics;
    private final DeadLetters deadLetters;

    ProjectionListener(EventCodec codec, Projection projection, ProjectionMetrics metrics, DeadLetters deadLetters) {
        this.codec = codec;
        this.projection = projection;
        this.metrics = metrics;
        this.deadLetters = deadLetters;
    }

    @KafkaListener(
            id = ID,
            groupId = GROUP,
            clientIdPrefix = GROUP,
            topics = {Topics.FILES, Topics.OUTCOMES},
            concurrency = "2",
            autoStartup = "false",
            containerFactory = "catalogListenerFactory")
    void onBatch(List<ConsumerRecord<String, byte[]>> records) {
        Map<ConsumerRecord<String, byte[]>, EventEnvelope> events = new LinkedHashMap<>();
        Map<ConsumerRecord<String, byte[]>, BadEventException> bad = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> received : records) {
            try {
                events.put(received, codec.decode(received));
            } catch (BadEventException e) {
                bad.put(received, e);
            }
        }
        Set<FileId> taken = projection.apply(List.copyOf(events.values()));
        // Last, so that a batch which has to be repeated for want of the database does not send them twice.
        events.forEach((received, envelope) -> {
            if (taken.contains(envelope.event().id())) {
                refuse(
                        received,
                        ErrorCode.KEY_TAKEN,
                        "another file has the name or the key of "
                                + envelope.event().id());
            }
        });
        bad.forEach((received, cause) -> {
            refuse(received, ErrorCode.BAD_EVENT, String.valueOf(cause.getMessage()));
            metrics.unreadable();
        });
    }

    private void refuse(ConsumerRecord<String, byte[]> received, ErrorCode code, String message) {
        if (received.topic().equals(Topics.OUTCOMES)) {
            deadLetters.publish(received, code, message);
        } else {
            log.warn("{} in {}-{} at {}: {}", code, received.topic(), received.partition(), received.offset(), message);
        }
    }
}
