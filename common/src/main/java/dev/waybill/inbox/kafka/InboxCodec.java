package dev.waybill.inbox.kafka;

import dev.waybill.event.EventJson;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.CloudEventRecords;
import dev.waybill.inbox.InboxEnvelope;
import dev.waybill.inbox.InboxEvent;
import dev.waybill.inbox.InboxTypes;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.databind.json.JsonMapper;

/** Inbox events as Kafka records: CloudEvents 1.0 in binary mode, under any key. Safe for use by many threads. */
public final class InboxCodec {

    private final JsonMapper json = EventJson.mapper();

    /** The type that a record says it is of, if it says one; nothing else of it is looked at. */
    public static Optional<String> typeOf(ConsumerRecord<String, byte[]> received) {
        Header header = received.headers().lastHeader("ce_type");
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /**
     * The event that a record carries. Neither key nor {@code ce_time}, {@code ce_subject} or {@code content-type} are
     * needed.
     *
     * @throws BadEventException when it is none that the inbox knows
     */
    public InboxEnvelope decode(ConsumerRecord<String, byte[]> received) throws BadEventException {
        CloudEvent cloudEvent = CloudEventRecords.read(received);
        InboxEvent event = CloudEventRecords.body(cloudEvent, InboxTypes.recordOf(cloudEvent.getType()), json);
        try {
            return new InboxEnvelope(received.topic(), cloudEvent.getSource().toString(), cloudEvent.getId(), event);
        } catch (IllegalArgumentException e) {
            throw new BadEventException("bad attribute: " + e.getMessage(), e);
        }
    }
}
