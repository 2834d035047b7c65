/** The events on Kafka: topics, publishing, dead letters. */
@NullMarked
package dev.waybill.event.kafka;

import org.jspecify.annotations.NullMarked;
