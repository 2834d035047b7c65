/** What scrapes show, and how it is explained there. */
@NullMarked
package dev.waybill.metrics;

import org.jspecify.annotations.NullMarked;
