/** Progress in memory. */
@NullMarked
package dev.waybill.catalog.watchdog.memory;

import org.jspecify.annotations.NullMarked;
