/** Targets in memory, for tests. */
@NullMarked
package dev.waybill.catalog.migration.target.memory;

import org.jspecify.annotations.NullMarked;
