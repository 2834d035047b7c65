package dev.waybill.event.kafka;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventJson;
import dev.waybill.event.EventTypes;
import dev.waybill.event.FileEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Events as Kafka records: CloudEvents 1.0 in binary mode, keyed by file id. Safe for use by many threads. */
public final class EventCodec {

    private final JsonMapper json = EventJson.mapper();

    /** The record that carries an event, on the topic where events of its kind go. */
    public ProducerRecord<String, byte[]> encode(EventEnvelope envelope) {
        FileEvent event = envelope.event();
        String fileId = event.id().toString();
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(envelope.eventId())
                .withSource(URI.create(envelope.source()))
                .withType(EventTypes.of(event))
                .withSubject(fileId)
                .withTime(OffsetDateTime.ofInstant(envelope.time(), ZoneOffset.UTC))
                .withData("application/json", json.writeValueAsBytes(event))
                .build();
        return KafkaMessageFactory.<String>createWriter(Topics.of(event), fileId)
                .writeBinary(cloudEvent);
    }

    /**
     * The event that a record carries. Without {@code ce_time} it happened when Kafka got it; headers that are not
     * CloudEvents', such as {@code __TypeId__}, mean nothing here.
     *
     * @throws BadEventException when it is not one of ours or does not belong on that topic
     */
    public EventEnvelope decode(ConsumerRecord<String, byte[]> received) throws BadEventException {
        CloudEvent cloudEvent = CloudEventRecords.read(received);
        FileEvent event = CloudEventRecords.body(cloudEvent, EventTypes.recordOf(cloudEvent.getType()), json);
        if (!Topics.of(event).equals(received.topic())) {
            throw new BadEventException(cloudEvent.getType() + " does not belong on " + received.topic());
        }
        requireSame(event.id().toString(), received.key(), "key");
        requireSame(event.id().toString(), cloudEvent.getSubject(), "ce_subject");
        Instant time = cloudEvent.getTime() == null
                ? Instant.ofEpochMilli(received.timestamp())
                : cloudEvent.getTime().toInstant();
        try {
            return new EventEnvelope(
                    cloudEvent.getId(), time, cloudEvent.getSource().toString(), event);
        } catch (IllegalArgumentException e) {
            throw new BadEventException("bad attribute: " + e.getMessage(), e);
        }
    }

    /** What is left out is taken from the body; what is there must agree with it. */
    private static void requireSame(String fileId, @Nullable String given, String what) throws BadEventException {
        if (given != null && !given.equals(fileId)) {
            throw new BadEventException(what + " is not the file id of the body");
        }
    }
}
