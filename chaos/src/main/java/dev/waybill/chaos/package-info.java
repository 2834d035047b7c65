/** Breaks Waybill on purpose: what it runs, what it breaks, what it checks. */
@NullMarked
package dev.waybill.chaos;

import org.jspecify.annotations.NullMarked;
