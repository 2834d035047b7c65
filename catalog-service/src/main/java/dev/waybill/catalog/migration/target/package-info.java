/** The bucket that a migration goes to: whether it may, and what is needed to get at it. */
@NullMarked
package dev.waybill.catalog.migration.target;

import org.jspecify.annotations.NullMarked;
