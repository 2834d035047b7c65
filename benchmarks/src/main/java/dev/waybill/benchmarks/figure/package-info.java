/** Figures, their medians over rounds, and how they are printed. */
@NullMarked
package dev.waybill.benchmarks.figure;

import org.jspecify.annotations.NullMarked;
