/** Progress as Kafka's offsets tell of it. */
@NullMarked
package dev.waybill.catalog.watchdog.kafka;

import org.jspecify.annotations.NullMarked;
