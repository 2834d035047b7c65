/** The worker on Kafka: records in, outcomes and dead letters out, offsets kept right. */
@NullMarked
package dev.waybill.worker.kafka;

import org.jspecify.annotations.NullMarked;
