/** Records that come again, come spoilt, or go: what may befall topics. */
@NullMarked
package dev.waybill.chaos.kafka;

import org.jspecify.annotations.NullMarked;
