/** Finds a file by what callers know of it, and sees what they were told. */
@NullMarked
package dev.waybill.catalog.lookup;

import org.jspecify.annotations.NullMarked;
