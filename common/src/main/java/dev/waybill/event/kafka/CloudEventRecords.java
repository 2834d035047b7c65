package dev.waybill.event.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** CloudEvents 1.0 in Kafka's binary mode, whatever their bodies. */
public final class CloudEventRecords {

    private CloudEventRecords() {}

    /** @throws BadEventException when the record has no value, or lacks or spoils an attribute */
    public static CloudEvent read(ConsumerRecord<String, byte[]> received) throws BadEventException {
        if (received.value() == null) {
            throw new BadEventException("the record has no value");
        }
        CloudEvent cloudEvent;
        try {
            cloudEvent = KafkaMessageFactory.createReader(received).toEvent();
        } catch (RuntimeException e) { // of many kinds: a header without a value makes it a NullPointerException
            throw new BadEventException("not a CloudEvent 1.0 in binary mode: " + e.getMessage(), e);
        }
        if (cloudEvent.getSpecVersion() != SpecVersion.V1) {
            throw new BadEventException("not a CloudEvent 1.0 but " + cloudEvent.getSpecVersion());
        }
        return cloudEvent;
    }

    /**
     * The body, which is JSON whatever {@code content-type} says.
     *
     * @param type what the event's type stands for, empty when that is not known
     * @throws BadEventException when the type is not known, there is no body, or it is none of that type
     */
    public static <T> T body(CloudEvent event, Optional<Class<? extends T>> type, JsonMapper json)
            throws BadEventException {
        Class<? extends T> known = type.orElseThrow(() -> new BadEventException("unknown ce_type " + event.getType()));
        if (event.getData() == null) {
            throw new BadEventException("the event has no body");
        }
        try {
            @Nullable T body = json.readValue(event.getData().toBytes(), known);
            if (body == null) { // the JSON null
                throw new BadEventException("the body is null");
            }
            return body;
        } catch (JacksonException e) {
            throw new BadEventException(
                    "the body is not a valid " + event.getType() + ": " + e.getOriginalMessage(), e);
        }
    }
}
