/** Deletions that upstream systems ask for by events. */
@NullMarked
package dev.waybill.catalog.inbox;

import org.jspecify.annotations.NullMarked;
