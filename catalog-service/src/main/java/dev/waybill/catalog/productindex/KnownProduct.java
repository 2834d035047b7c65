package dev.waybill.catalog.productindex;

/**
 * A product as somebody else listed it.
 *
 * @param id as its image's owner has it, {@code product_…}
 * @param json the whole of it, an object; numbers as they were written, all of it ASCII
 * @param hasImage whether its image is, or will be, in the catalog: then it is listed when that is stored
 */
public record KnownProduct(String id, String json, boolean hasImage) {}
