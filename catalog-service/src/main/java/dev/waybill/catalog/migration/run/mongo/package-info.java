/** Runs are worked on by one replica at a time, by a lease in MongoDB. */
@NullMarked
package dev.waybill.catalog.migration.run.mongo;

import org.jspecify.annotations.NullMarked;
