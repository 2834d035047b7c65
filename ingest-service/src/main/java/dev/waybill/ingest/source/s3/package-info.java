/** Sources that are objects in a bucket. */
@NullMarked
package dev.waybill.ingest.source.s3;

import org.jspecify.annotations.NullMarked;
