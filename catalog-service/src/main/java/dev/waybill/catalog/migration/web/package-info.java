/** Migrations over HTTP. */
@NullMarked
package dev.waybill.catalog.migration.web;

import org.jspecify.annotations.NullMarked;
