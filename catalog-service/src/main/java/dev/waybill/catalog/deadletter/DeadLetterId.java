package dev.waybill.catalog.deadletter;

import dev.waybill.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one dead letter: a UUIDv7 whose time is when Kafka got it, so that ids in order are letters in order, and whose
 * random bits follow from where it lies, so that one that is read again is the same one.
 */
public record DeadLetterId(UUID value) implements Comparable<DeadLetterId> {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The time counts too: offsets begin anew where the topic was made anew. */
    public static DeadLetterId of(int partition, long offset, Instant time) {
        String place = "%d:%d:%d".formatted(partition, offset, time.toEpochMilli());
        ByteBuffer random = ByteBuffer.wrap(Sha256.newDigest().digest(place.getBytes(StandardCharsets.US_ASCII)));
        long high = time.toEpochMilli() << 16 | 0x7000L | random.getLong() & 0x0FFFL;
        long low = random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new DeadLetterId(new UUID(high, low));
    }

    /** @throws IllegalArgumentException when the text is no such id */
    public static DeadLetterId parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("the id of a dead letter is a UUID in lower case");
        }
        return new DeadLetterId(UUID.fromString(text));
    }

    /** By text, which is how databases compare them. */
    @Override
    public int compareTo(DeadLetterId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
