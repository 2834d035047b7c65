/** References in the MongoDB of an application, and the log of what was changed there. */
@NullMarked
package dev.waybill.catalog.migration.reference.mongo;

import org.jspecify.annotations.NullMarked;
