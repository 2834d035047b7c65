package dev.waybill.catalog.migration;

/**
 * One thing that was tried before anything was moved.
 *
 * @param message what was found, and what to do where it is not well
 */
public record Check(String name, boolean ok, String message) {}
