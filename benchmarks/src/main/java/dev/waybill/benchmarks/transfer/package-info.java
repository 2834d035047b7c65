/** Files to the bucket: through Waybill, with rclone, and with the bare SDK. */
@NullMarked
package dev.waybill.benchmarks.transfer;

import org.jspecify.annotations.NullMarked;
