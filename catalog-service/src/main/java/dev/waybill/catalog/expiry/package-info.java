/** Deletes what is kept for a while only. */
@NullMarked
package dev.waybill.catalog.expiry;

import org.jspecify.annotations.NullMarked;
