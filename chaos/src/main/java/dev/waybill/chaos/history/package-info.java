/** What clients did and what they were told. */
@NullMarked
package dev.waybill.chaos.history;

import org.jspecify.annotations.NullMarked;
