/** A fresh catalog in a collection of its own. */
@NullMarked
package dev.waybill.catalog.rebuild.mongo;

import org.jspecify.annotations.NullMarked;
