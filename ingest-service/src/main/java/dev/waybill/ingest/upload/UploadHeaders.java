package dev.waybill.ingest.upload;

import dev.waybill.access.Caller;
import dev.waybill.file.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the sender says before the body comes.
 *
 * @param caller whose upload it is
 * @param length of the body in bytes, empty when it is not known
 * @param digest what the file's SHA-256 must be
 * @param patience how long the answer may wait for the file to be stored; zero for not at all
 */
public record UploadHeaders(
        Caller caller,
        OptionalLong length,
        Optional<Sha256> digest,
        Optional<String> idempotencyKey,
        Duration patience) {

    /** The same where the sender says how long to wait, else with that time. */
    public UploadHeaders orWaiting(Duration longest) {
        return patience.isZero() ? new UploadHeaders(caller, length, digest, idempotencyKey, longest) : this;
    }
}
