/** {@code waybill selftest}: whether the store does what Waybill needs. */
@NullMarked
package dev.waybill.cli.selftest;

import org.jspecify.annotations.NullMarked;
