/** The pages that people use in a browser. What they may do, and with whose files, is decided where the API decides it. */
@NullMarked
package dev.waybill.catalog.console;

import org.jspecify.annotations.NullMarked;
