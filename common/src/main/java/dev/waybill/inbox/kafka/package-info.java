/** The inbox on Kafka: its topics and its records. */
@NullMarked
package dev.waybill.inbox.kafka;

import org.jspecify.annotations.NullMarked;
