/** Clocks that are wrong. */
@NullMarked
package dev.waybill.chaos.clock;

import org.jspecify.annotations.NullMarked;
