/** Events from Kafka to the projection, none skipped, and how far it has come. */
@NullMarked
package dev.waybill.catalog.projection.kafka;

import org.jspecify.annotations.NullMarked;
