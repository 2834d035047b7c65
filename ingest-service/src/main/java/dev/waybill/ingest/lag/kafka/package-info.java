/** How far consumers are behind, measured outside of them. */
@NullMarked
package dev.waybill.ingest.lag.kafka;

import org.jspecify.annotations.NullMarked;
