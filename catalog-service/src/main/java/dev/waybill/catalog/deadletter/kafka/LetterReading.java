package dev.waybill.catalog.deadletter.kafka;

import dev.waybill.catalog.deadletter.Bytes;
import dev.waybill.catalog.deadletter.Cause;
import dev.waybill.catalog.deadletter.Content;
import dev.waybill.catalog.deadletter.DeadLetter;
import dev.waybill.catalog.deadletter.DeadLetterId;
import dev.waybill.catalog.deadletter.DeskStatus;
import dev.waybill.catalog.deadletter.Origin;
import dev.waybill.event.kafka.DeadLetterHeaders;
import dev.waybill.event.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records of the dead-letter topic as letters. Whatever comes is one: where it does not say why, it says so. */
final class LetterReading {

    private static final int MAX_NAME = 128;
    private static final int MAX_MESSAGE = 1000;

    private final ConsumerRecord<String, byte[]> source;

    LetterReading(ConsumerRecord<String, byte[]> source) {
        this.source = source;
    }

    DeadLetter letter() {
        Instant arrivedAt = Instant.ofEpochMilli(Math.max(source.timestamp(), 0));
        byte[] value = source.value();
        // What is here was not left out, whatever a header says.
        Long leftOut = value == null ? parsed(DeadLetterHeaders.LEFT_OUT, Long::valueOf) : null;
        return new DeadLetter(
                DeadLetterId.of(source.partition(), source.offset(), arrivedAt),
                arrivedAt,
                cause(arrivedAt),
                origin(),
                source.key(),
                leftOut != null ? leftOut : value == null ? 0 : value.length,
                leftOut != null,
                parsed(DeadLetterHeaders.REPLAY_OF, DeadLetterId::parse),
                DeskStatus.OPEN,
                List.of(),
                0);
    }

    Content content() {
        return new Content(
                bytes(source.value()),
                StreamSupport.stream(source.headers().spliterator(), false)
                        .filter(header -> !DeadLetterHeaders.isOurs(header.key()))
                        .map(header -> new Content.Header(header.key(), bytes(header.value())))
                        .toList());
    }

    private Cause cause(Instant arrivedAt) {
        Instant failedAt = parsed(
                DeadLetterHeaders.FAILED_AT,
                text -> Instant.ofEpochMilli(Instant.parse(text).toEpochMilli()));
        return new Cause(
                text(DeadLetterHeaders.CODE, MAX_NAME, "UNKNOWN"),
                text(DeadLetterHeaders.MESSAGE, MAX_MESSAGE, "the record does not say why it is here"),
                text(DeadLetterHeaders.SERVICE, MAX_NAME, "unknown"),
                failedAt == null ? arrivedAt : failedAt);
    }

    private @Nullable Origin origin() {
        String topic = parsed(DeadLetterHeaders.TOPIC, text -> Topics.isName(text) ? text : null);
        Integer partition = parsed(DeadLetterHeaders.PARTITION, Integer::valueOf);
        Long offset = parsed(DeadLetterHeaders.OFFSET, Long::valueOf);
        return topic == null || partition == null || offset == null ? null : new Origin(topic, partition, offset);
    }

    private String text(String header, int bound, String otherwise) {
        String text = last(header);
        return text == null || text.isBlank() ? otherwise : text.substring(0, Math.min(text.length(), bound));
    }

    /** What it says, or null where it is not there or cannot be read. */
    private <T> @Nullable T parsed(String header, Function<String, @Nullable T> parse) {
        try {
            String text = last(header);
            return text == null ? null : parse.apply(text);
        } catch (RuntimeException e) { // of several kinds, all of which mean that it is none of ours
            return null;
        }
    }

    private @Nullable String last(String name) {
        Header header = source.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static @Nullable Bytes bytes(byte @Nullable [] value) {
        return value == null ? null : new Bytes(value);
    }
}
