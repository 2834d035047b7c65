/** One table of everything that can go wrong, for HTTP answers and for files that fail. */
@NullMarked
package dev.waybill.error;

import org.jspecify.annotations.NullMarked;
