/** An S3 that answers wrong: a proxy in front of the server, and stores that break their word behind it. */
@NullMarked
package dev.waybill.chaos.s3;

import org.jspecify.annotations.NullMarked;
