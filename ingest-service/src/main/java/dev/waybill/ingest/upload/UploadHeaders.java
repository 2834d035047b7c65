package dev.waybill.ingest.upload;

import dev.waybill.file.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the sender says before the body comes.
 *
 * @param length of the body in bytes, empty when it is not known
 * @param digest what the file's SHA-256 must be
 * @param patience how long the answer may wait for the file to be stored; zero for not at all
 */
public record UploadHeaders(
        OptionalLong length, Optional<Sha256> digest, Optional<String> idempotencyKey, Duration patience) {}
