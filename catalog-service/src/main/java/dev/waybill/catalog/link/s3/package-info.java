/** Links signed by the AWS SDK. */
@NullMarked
package dev.waybill.catalog.link.s3;

import org.jspecify.annotations.NullMarked;
