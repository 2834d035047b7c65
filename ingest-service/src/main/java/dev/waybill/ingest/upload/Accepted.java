package dev.waybill.ingest.upload;

import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import java.time.Instant;

/** A file that is durable and announced. @param updatedAt when it came into this status, as far as is known here */
public record Accepted(FileDetails file, FileStatus status, Instant updatedAt) {}
