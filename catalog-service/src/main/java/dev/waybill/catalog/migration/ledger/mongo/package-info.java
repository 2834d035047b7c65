/** The ledger in MongoDB. */
@NullMarked
package dev.waybill.catalog.migration.ledger.mongo;

import org.jspecify.annotations.NullMarked;
