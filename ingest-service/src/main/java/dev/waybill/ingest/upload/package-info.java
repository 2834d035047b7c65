/** The way of one upload from its first byte to its acknowledgement. */
@NullMarked
package dev.waybill.ingest.upload;

import org.jspecify.annotations.NullMarked;
