/** Dead letters in memory, for tests. */
@NullMarked
package dev.waybill.catalog.deadletter.memory;

import org.jspecify.annotations.NullMarked;
