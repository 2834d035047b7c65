package dev.waybill.catalog.migration.carry;

import dev.waybill.file.FileDetails;

/**
 * What came of carrying a file.
 *
 * @param file with the size and SHA-256 that its bytes have
 * @param present whether nothing was done, since the very same bytes are there already: as an object at the key that is not
 *     Waybill's, or as another file of the catalog. Both stay as they are, and the catalog will hear nothing of this one
 */
public record Carried(FileDetails file, boolean present) {}
