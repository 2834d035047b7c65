/** The bucket itself, and the bare SDK as a peer. */
@NullMarked
package dev.waybill.benchmarks.transfer.s3;

import org.jspecify.annotations.NullMarked;
