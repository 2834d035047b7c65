package dev.waybill.catalog.file;

/** An entry was saved, by whichever part of this process. Published after each save, as it was saved. */
public record EntrySaved(CatalogEntry entry) {}
