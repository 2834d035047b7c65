package dev.waybill.catalog.deadletter.kafka;

import dev.waybill.catalog.deadletter.Bytes;
import dev.waybill.catalog.deadletter.Content;
import dev.waybill.catalog.deadletter.DeadLetter;
import dev.waybill.catalog.deadletter.Origin;
import dev.waybill.catalog.deadletter.Replays;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.EventJson;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.DeadLetterHeaders;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.event.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Records back to their topics, with the key and the headers that they came with and a mark of the letter they were. */
final class KafkaReplays implements Replays {

    private static final String EVENT_ID = "ce_id";

    private final EventPublisher publisher;
    private final EventCodec codec;
    private final Clock clock;
    private final JsonMapper json = EventJson.mapper();

    KafkaReplays(EventPublisher publisher, EventCodec codec, Clock clock) {
        this.publisher = publisher;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public Optional<FileStaged> announcement(DeadLetter letter, Content content) {
        return decoded(letter, content)
                .map(EventEnvelope::event)
                .filter(FileStaged.class::isInstance)
                .map(FileStaged.class::cast);
    }

    @Override
    public void sendAgain(DeadLetter letter, Content content) {
        Bytes payload = content.payload();
        publisher.publish(outgoing(letter, content, payload == null ? null : payload.value()));
    }

    /**
     * The body stays as it came, members unknown to this version included, but for the attempt. The id follows from the
     * one before and the attempt, so that who replays twice at once says one thing.
     */
    @Override
    public void announceAgain(DeadLetter letter, Content content, int attempt) {
        EventEnvelope before = decoded(letter, content).orElseThrow();
        Bytes payload = content.payload();
        if (payload == null) {
            throw new IllegalArgumentException("an announcement has a body");
        }
        ObjectNode body = (ObjectNode) json.readTree(payload.value());
        body.put("attempt", attempt);
        var outgoing = outgoing(letter, content, json.writeValueAsBytes(body));
        String cause = "%s attempt %d".formatted(before.eventId(), attempt);
        replace(outgoing, EVENT_ID, EventIds.following(before.event().id(), cause, FileStaged.class));
        replace(outgoing, "ce_time", clock.instant().toString());
        publisher.publish(outgoing);
    }

    private Optional<EventEnvelope> decoded(DeadLetter letter, Content content) {
        Origin origin = letter.origin();
        Bytes payload = content.payload();
        if (origin == null || payload == null || !origin.topic().equals(Topics.FILES)) {
            return Optional.empty();
        }
        var received = new ConsumerRecord<>(
                origin.topic(), origin.partition(), origin.offset(), letter.key(), payload.value());
        content.headers().forEach(header -> received.headers().add(header.name(), value(header)));
        try {
            return Optional.of(codec.decode(received));
        } catch (BadEventException e) {
            return Optional.empty(); // why it is here, then
        }
    }

    private static ProducerRecord<String, byte[]> outgoing(
            DeadLetter letter, Content content, byte @Nullable [] payload) {
        Origin origin = letter.origin();
        if (origin == null || isForbidden(origin.topic())) {
            throw new WaybillException(
                    ErrorCode.DEAD_LETTER_SETTLED, "the topic that it says it came from is none to send it back to");
        }
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(origin.topic(), null, letter.key(), payload);
        content.headers().forEach(header -> outgoing.headers().add(header.name(), value(header)));
        replace(outgoing, DeadLetterHeaders.REPLAY_OF, letter.id().toString());
        return outgoing;
    }

    /** This one, where it would come back for ever, and Kafka's own, which nobody but Kafka writes. */
    private static boolean isForbidden(String topic) {
        return topic.equals(Topics.DEAD_LETTERS) || topic.startsWith("__");
    }

    private static byte @Nullable [] value(Content.Header header) {
        Bytes value = header.value();
        return value == null ? null : value.value();
    }

    private static void replace(ProducerRecord<String, byte[]> outgoing, String name, String value) {
        outgoing.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
