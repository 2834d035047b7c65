/** Idempotency records beside the staged files, in a directory. */
@NullMarked
package dev.waybill.ingest.idempotency.local;

import org.jspecify.annotations.NullMarked;
