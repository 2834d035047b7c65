package dev.waybill.catalog.migration.target;

/**
 * Something that was tried before a run.
 *
 * @param name such as {@code put}, of lower-case letters and underscores
 * @param message what was found, and where that is not well what to do about it; no secret
 */
public record TargetCheck(String name, boolean ok, String message) {}
