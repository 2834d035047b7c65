/** Links to files in local storage: signed here, and opened here. */
@NullMarked
package dev.waybill.catalog.local;

import org.jspecify.annotations.NullMarked;
