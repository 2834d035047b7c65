/** What upstream systems may ask of Waybill by events, and who may ask it for whom. */
@NullMarked
package dev.waybill.inbox;

import org.jspecify.annotations.NullMarked;
