package dev.waybill.catalog.migration.reference;

/**
 * Where a text is.
 *
 * @param target that it was found by
 * @param path within the document, such as {@code blocks.3.html}
 */
public record Place(Target target, DocumentId document, String path) {}
