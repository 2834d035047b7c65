/** Relocations by Kafka. */
@NullMarked
package dev.waybill.catalog.migration.run.kafka;

import org.jspecify.annotations.NullMarked;
