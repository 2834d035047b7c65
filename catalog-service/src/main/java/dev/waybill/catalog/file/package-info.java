/** A file as its events tell of it, and where the catalog keeps it. */
@NullMarked
package dev.waybill.catalog.file;

import org.jspecify.annotations.NullMarked;
