/** Dead letters from Kafka, and records that go back to it. */
@NullMarked
package dev.waybill.catalog.deadletter.kafka;

import org.jspecify.annotations.NullMarked;
