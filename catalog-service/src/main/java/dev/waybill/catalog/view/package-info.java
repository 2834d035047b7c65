/** A file and its timeline over HTTP. */
@NullMarked
package dev.waybill.catalog.view;

import org.jspecify.annotations.NullMarked;
