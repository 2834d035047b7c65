/** How much may be staged, and how much is. */
@NullMarked
package dev.waybill.ingest.budget;

import org.jspecify.annotations.NullMarked;
