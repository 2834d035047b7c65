/** Staging below a prefix of a bucket. */
@NullMarked
package dev.waybill.staging.s3;

import org.jspecify.annotations.NullMarked;
