/** Sees to files that stay staged: none is forgotten, and none is announced again while it is merely waiting. */
@NullMarked
package dev.waybill.catalog.watchdog;

import org.jspecify.annotations.NullMarked;
