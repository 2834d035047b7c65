/** Outcomes as they come in on Kafka. */
@NullMarked
package dev.waybill.ingest.outcome.kafka;

import org.jspecify.annotations.NullMarked;
