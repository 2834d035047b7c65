/** What there is to move. */
@NullMarked
package dev.waybill.catalog.migration.source;

import org.jspecify.annotations.NullMarked;
