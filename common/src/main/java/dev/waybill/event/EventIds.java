package dev.waybill.event;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/** Ids of events, UUIDv7 all (contract.md, section 5). */
public final class EventIds {

    private EventIds() {}

    /** A new id for something that happens once. */
    public static String next() {
        return UuidCreator.getTimeOrderedEpochPlus1().toString();
    }

    /**
     * The id of what follows from another event: always the same one for the same cause and type, so that a worker that
     * says {@code file.stored} again after a redelivery says the same event again. Its time bits are the file's.
     */
    public static String following(FileId file, String causeId, Class<? extends FileEvent> type) {
        MessageDigest digest = Sha256.newDigest();
        digest.update((file + "\n" + causeId + "\n").getBytes(StandardCharsets.UTF_8));
        ByteBuffer random = ByteBuffer.wrap(digest.digest(type.getSimpleName().getBytes(StandardCharsets.UTF_8)));
        long high =
                file.value().getMostSignificantBits() & 0xFFFF_FFFF_FFFF_0000L | 0x7000L | random.getLong() & 0x0FFFL;
        long low = random.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
