/** Targets that are buckets in S3. */
@NullMarked
package dev.waybill.catalog.migration.target.s3;

import org.jspecify.annotations.NullMarked;
