/** Reads the topics from their beginning. */
@NullMarked
package dev.waybill.catalog.rebuild.kafka;

import org.jspecify.annotations.NullMarked;
