/** The catalog: what is known of every file, and how to get at it. */
@NullMarked
package dev.waybill.catalog;

import org.jspecify.annotations.NullMarked;
