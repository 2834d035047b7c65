/** Changes what people say about a file. */
@NullMarked
package dev.waybill.catalog.edit;

import org.jspecify.annotations.NullMarked;
