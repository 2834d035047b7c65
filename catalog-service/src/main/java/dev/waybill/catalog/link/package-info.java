/** Hands out links that open a file for a while. */
@NullMarked
package dev.waybill.catalog.link;

import org.jspecify.annotations.NullMarked;
