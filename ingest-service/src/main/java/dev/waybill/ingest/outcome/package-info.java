/** Waiting for what becomes of a file. */
@NullMarked
package dev.waybill.ingest.outcome;

import org.jspecify.annotations.NullMarked;
