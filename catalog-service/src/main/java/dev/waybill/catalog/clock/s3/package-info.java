/** The time that S3 has. */
@NullMarked
package dev.waybill.catalog.clock.s3;

import org.jspecify.annotations.NullMarked;
