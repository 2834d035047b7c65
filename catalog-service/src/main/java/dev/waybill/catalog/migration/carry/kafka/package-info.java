/** Tells by Kafka what was carried. */
@NullMarked
package dev.waybill.catalog.migration.carry.kafka;

import org.jspecify.annotations.NullMarked;
