/** What is broken, and what is expected of it. */
@NullMarked
package dev.waybill.chaos.scenario;

import org.jspecify.annotations.NullMarked;
