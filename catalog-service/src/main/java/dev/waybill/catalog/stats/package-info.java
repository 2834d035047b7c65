/** How many files are where, as metrics. */
@NullMarked
package dev.waybill.catalog.stats;

import org.jspecify.annotations.NullMarked;
