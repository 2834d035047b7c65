/** What people read of migrations, in a file. */
@NullMarked
package dev.waybill.catalog.migration.log;

import org.jspecify.annotations.NullMarked;
