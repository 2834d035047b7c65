/** Deletes files: the tombstone first, then the word to the workers. */
@NullMarked
package dev.waybill.catalog.deletion;

import org.jspecify.annotations.NullMarked;
