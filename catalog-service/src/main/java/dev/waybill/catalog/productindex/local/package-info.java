/** The index in local storage. */
@NullMarked
package dev.waybill.catalog.productindex.local;

import org.jspecify.annotations.NullMarked;
