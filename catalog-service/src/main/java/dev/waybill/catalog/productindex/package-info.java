/** The index of all products, one JSON object beside their images, kept up to date (contract.md, section 3). */
@NullMarked
package dev.waybill.catalog.productindex;

import org.jspecify.annotations.NullMarked;
