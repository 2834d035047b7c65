/** Idempotency records beside the staged files, in a bucket. */
@NullMarked
package dev.waybill.ingest.idempotency.s3;

import org.jspecify.annotations.NullMarked;
