package dev.waybill.storage;

import java.time.Instant;

/**
 * An upload in parts of which nothing has come yet.
 *
 * @param key where its object would lie
 * @param uploadId as the store calls it
 * @param since when it was begun
 */
public record UnfinishedUpload(String key, String uploadId, Instant since) {}
