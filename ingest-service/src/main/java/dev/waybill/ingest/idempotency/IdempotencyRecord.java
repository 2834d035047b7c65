package dev.waybill.ingest.idempotency;

import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was made of one Idempotency-Key.
 *
 * @param id the id that its file has, whoever goes on with it
 * @param moment the moment that the file's key carries, likewise
 * @param holder which process works on it
 * @param heldUntil until when the holder must be taken for alive, if it says no more
 * @param file all of the file, once its bytes are staged and before it is announced; null until then
 * @param origin what the file was fetched from, where it was fetched; null where its bytes came by themselves, or where an
 *     earlier version wrote the record
 */
record IdempotencyRecord(
        FileId id,
        Instant moment,
        String holder,
        Instant heldUntil,
        @Nullable FileDetails file,
        @Nullable Sha256 origin) {

    IdempotencyRecord(FileId id, Instant moment, String holder, Instant heldUntil, @Nullable FileDetails file) {
        this(id, moment, holder, heldUntil, file, null);
    }

    IdempotencyRecord staged(FileDetails details, @Nullable Sha256 from) {
        return new IdempotencyRecord(id, moment, holder, heldUntil, details, from);
    }

    IdempotencyRecord heldBy(String process, Instant until) {
        return new IdempotencyRecord(id, moment, process, until, file, origin);
    }
}
