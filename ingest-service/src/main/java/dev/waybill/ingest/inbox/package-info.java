/** Documents that upstream systems hand over by events. */
@NullMarked
package dev.waybill.ingest.inbox;

import org.jspecify.annotations.NullMarked;
