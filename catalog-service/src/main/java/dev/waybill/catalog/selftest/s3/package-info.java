/** The self-test of a bucket. */
@NullMarked
package dev.waybill.catalog.selftest.s3;

import org.jspecify.annotations.NullMarked;
