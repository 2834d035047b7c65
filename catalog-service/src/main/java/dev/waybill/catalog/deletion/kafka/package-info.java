/** Deletion requests by Kafka. */
@NullMarked
package dev.waybill.catalog.deletion.kafka;

import org.jspecify.annotations.NullMarked;
