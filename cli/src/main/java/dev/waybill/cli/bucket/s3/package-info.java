/** What is looked at and set on a bucket, by the AWS SDK. */
@NullMarked
package dev.waybill.cli.bucket.s3;

import org.jspecify.annotations.NullMarked;
