/** The command that prints what Waybill does in a second, beside its peers. */
@NullMarked
package dev.waybill.benchmarks;

import org.jspecify.annotations.NullMarked;
