package dev.waybill.staging;

import dev.waybill.file.FileId;
import java.time.Instant;

/**
 * What is staged under an id.
 *
 * @param size in bytes
 * @param since when they were staged
 */
public record StagedBytes(FileId id, long size, Instant since) {}
