/** Idempotency records in memory, for tests. */
@NullMarked
package dev.waybill.ingest.idempotency.memory;

import org.jspecify.annotations.NullMarked;
