package dev.waybill.catalog.migration.reference;

/**
 * A text of an application.
 *
 * @param isChangeable whether the database can be told to change it and nothing else
 */
public record PlacedText(Place place, String text, boolean isChangeable) {}
