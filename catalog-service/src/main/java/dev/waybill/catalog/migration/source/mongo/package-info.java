/** Files that documents in MongoDB name. */
@NullMarked
package dev.waybill.catalog.migration.source.mongo;

import org.jspecify.annotations.NullMarked;
