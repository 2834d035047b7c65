/** The database of the application whose files are moved. */
@NullMarked
package dev.waybill.catalog.migration.mongo;

import org.jspecify.annotations.NullMarked;
