/** {@code waybill dead-letters}: what could not be worked on, and what is done about it. */
@NullMarked
package dev.waybill.cli.deadletters;

import org.jspecify.annotations.NullMarked;
