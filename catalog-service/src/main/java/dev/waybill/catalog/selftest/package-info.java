/** The self-test: what Waybill needs of the store, really tried, with a sentence on how to mend it. */
@NullMarked
package dev.waybill.catalog.selftest;

import org.jspecify.annotations.NullMarked;
