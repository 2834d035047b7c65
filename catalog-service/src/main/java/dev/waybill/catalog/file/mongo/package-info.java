/** The catalog in MongoDB. */
@NullMarked
package dev.waybill.catalog.file.mongo;

import org.jspecify.annotations.NullMarked;
