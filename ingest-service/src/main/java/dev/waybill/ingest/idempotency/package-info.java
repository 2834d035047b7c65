/** What was made of each Idempotency-Key, for a day. */
@NullMarked
package dev.waybill.ingest.idempotency;

import org.jspecify.annotations.NullMarked;
