/** What really lies in the bucket. */
@NullMarked
package dev.waybill.chaos.check.s3;

import org.jspecify.annotations.NullMarked;
