/** The inbox on Kafka: records in, dead letters out. */
@NullMarked
package dev.waybill.ingest.inbox.kafka;

import org.jspecify.annotations.NullMarked;
