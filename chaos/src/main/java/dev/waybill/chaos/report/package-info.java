/** What a run found, for people and for scripts. */
@NullMarked
package dev.waybill.chaos.report;

import org.jspecify.annotations.NullMarked;
