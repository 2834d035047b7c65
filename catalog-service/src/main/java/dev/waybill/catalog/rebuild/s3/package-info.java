/** Reads what the objects of a bucket say of themselves. */
@NullMarked
package dev.waybill.catalog.rebuild.s3;

import org.jspecify.annotations.NullMarked;
