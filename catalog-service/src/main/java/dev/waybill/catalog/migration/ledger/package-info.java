/** What is known of each run and each of its files, at any moment and after any kill. */
@NullMarked
package dev.waybill.catalog.migration.ledger;

import org.jspecify.annotations.NullMarked;
