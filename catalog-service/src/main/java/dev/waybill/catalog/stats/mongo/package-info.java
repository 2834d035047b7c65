/** The census by MongoDB. */
@NullMarked
package dev.waybill.catalog.stats.mongo;

import org.jspecify.annotations.NullMarked;
