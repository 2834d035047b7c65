/** How far consumers are. */
@NullMarked
package dev.waybill.chaos.check.kafka;

import org.jspecify.annotations.NullMarked;
