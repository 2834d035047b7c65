/** The index in memory. */
@NullMarked
package dev.waybill.catalog.productindex.memory;

import org.jspecify.annotations.NullMarked;
