/** This machine's clock against the store's: links are signed by the one and judged by the other. */
@NullMarked
package dev.waybill.catalog.clock;

import org.jspecify.annotations.NullMarked;
