package dev.waybill.catalog.link;

import dev.waybill.file.FileDetails;

/** A signed link and the file that it opens. */
public record Link(FileDetails file, SignedLink signed) {}
