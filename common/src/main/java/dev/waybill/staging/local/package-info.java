/** Staging in a directory that ingest and workers share. */
@NullMarked
package dev.waybill.staging.local;

import org.jspecify.annotations.NullMarked;
