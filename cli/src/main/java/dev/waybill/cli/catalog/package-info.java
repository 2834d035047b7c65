/** {@code waybill catalog}: the catalog made anew. */
@NullMarked
package dev.waybill.cli.catalog;

import org.jspecify.annotations.NullMarked;
