/** References in this process's memory, for trying out and for tests. */
@NullMarked
package dev.waybill.catalog.migration.reference.memory;

import org.jspecify.annotations.NullMarked;
