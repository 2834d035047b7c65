/** Turns events into the catalog: in any order, any number of times, with the same result. */
@NullMarked
package dev.waybill.catalog.projection;

import org.jspecify.annotations.NullMarked;
