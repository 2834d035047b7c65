/** Links that nobody honours, for tests. */
@NullMarked
package dev.waybill.catalog.link.memory;

import org.jspecify.annotations.NullMarked;
