/** The server under measurement, and what processes use. */
@NullMarked
package dev.waybill.benchmarks.process;

import org.jspecify.annotations.NullMarked;
