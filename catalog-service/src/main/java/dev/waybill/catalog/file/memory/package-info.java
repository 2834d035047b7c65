/** The catalog in memory, for tests. */
@NullMarked
package dev.waybill.catalog.file.memory;

import org.jspecify.annotations.NullMarked;
