/** The inbox on Kafka, as far as the catalog answers it. */
@NullMarked
package dev.waybill.catalog.inbox.kafka;

import org.jspecify.annotations.NullMarked;
