package dev.waybill.catalog.deadletter;

import java.time.Instant;

/**
 * Why a record is here.
 *
 * @param code an {@link dev.waybill.error.ErrorCode}, of this version or another
 * @param service who gave up
 */
public record Cause(String code, String message, String service, Instant failedAt) {}
