/** Dead letters in MongoDB. */
@NullMarked
package dev.waybill.catalog.deadletter.mongo;

import org.jspecify.annotations.NullMarked;
