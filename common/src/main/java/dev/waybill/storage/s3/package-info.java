/** Objects in S3, or in anything that speaks its protocol. */
@NullMarked
package dev.waybill.storage.s3;

import org.jspecify.annotations.NullMarked;
