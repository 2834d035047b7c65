package dev.waybill.catalog.file;

/** The catalog's database is there, with its indexes: from here on it may be written to. Published once. */
public record CatalogReady() {}
