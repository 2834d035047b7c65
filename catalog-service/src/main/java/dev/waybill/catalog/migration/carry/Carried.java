package dev.waybill.catalog.migration.carry;

import dev.waybill.file.FileDetails;

/**
 * What came of carrying a file.
 *
 * @param file with the size and SHA-256 that its bytes have
 * @param present whether nothing was done, since somebody else's object with the very same bytes lies at the key: it stays
 *     as it is, is not Waybill's, and the catalog will hear nothing of it
 */
public record Carried(FileDetails file, boolean present) {}
