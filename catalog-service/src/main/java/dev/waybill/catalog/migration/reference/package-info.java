/** Who mentions a file by its old address. */
@NullMarked
package dev.waybill.catalog.migration.reference;

import org.jspecify.annotations.NullMarked;
