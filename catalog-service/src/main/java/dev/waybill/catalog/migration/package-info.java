/** Files that were somewhere else before, moved to where they belong (docs/adr/011). */
@NullMarked
package dev.waybill.catalog.migration;

import org.jspecify.annotations.NullMarked;
