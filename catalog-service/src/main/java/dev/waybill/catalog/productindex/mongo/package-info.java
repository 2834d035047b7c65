/** What is known of products besides their images, in MongoDB. */
@NullMarked
package dev.waybill.catalog.productindex.mongo;

import org.jspecify.annotations.NullMarked;
