/** {@code waybill bucket}: sets a bucket up as Waybill needs it, and prints what its parts must be allowed. */
@NullMarked
package dev.waybill.cli.bucket;

import org.jspecify.annotations.NullMarked;
