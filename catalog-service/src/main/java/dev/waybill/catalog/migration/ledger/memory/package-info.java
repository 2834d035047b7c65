/** A ledger that a stop forgets, for tests. */
@NullMarked
package dev.waybill.catalog.migration.ledger.memory;

import org.jspecify.annotations.NullMarked;
