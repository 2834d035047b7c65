/** Announcements by Kafka. */
@NullMarked
package dev.waybill.catalog.redrive.kafka;

import org.jspecify.annotations.NullMarked;
