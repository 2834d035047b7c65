/** How a file gets to its key. */
@NullMarked
package dev.waybill.catalog.migration.carry;

import org.jspecify.annotations.NullMarked;
