/** Staging in memory, for tests. */
@NullMarked
package dev.waybill.staging.memory;

import org.jspecify.annotations.NullMarked;
