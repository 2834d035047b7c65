/** Objects in memory, for tests. */
@NullMarked
package dev.waybill.storage.memory;

import org.jspecify.annotations.NullMarked;
