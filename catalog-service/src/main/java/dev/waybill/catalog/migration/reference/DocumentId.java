package dev.waybill.catalog.migration.reference;

/**
 * The id of a document.
 *
 * @param isJson whether the text is the extended JSON of an id of another type, rather than the id itself
 */
public record DocumentId(String text, boolean isJson) {

    @Override
    public String toString() {
        return text;
    }
}
