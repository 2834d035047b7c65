/** Lists files, newest first, a page at a time. */
@NullMarked
package dev.waybill.catalog.search;

import org.jspecify.annotations.NullMarked;
