/** What each collection takes and how its keys look, as configured. */
@NullMarked
package dev.waybill.ingest.collection;

import org.jspecify.annotations.NullMarked;
