/** The index in the bucket. */
@NullMarked
package dev.waybill.catalog.productindex.s3;

import org.jspecify.annotations.NullMarked;
