package dev.waybill.staging;

import dev.waybill.file.Sha256;

/** What {@link StagingArea#stage} took in. @param size in bytes */
public record StagedReceipt(long size, Sha256 sha256) {}
