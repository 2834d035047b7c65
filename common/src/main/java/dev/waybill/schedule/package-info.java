/** Tasks that run by the clock. */
@NullMarked
package dev.waybill.schedule;

import org.jspecify.annotations.NullMarked;
