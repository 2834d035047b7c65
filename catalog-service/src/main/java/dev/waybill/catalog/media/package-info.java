/** Events' media as seed 004 asks for them. */
@NullMarked
package dev.waybill.catalog.media;

import org.jspecify.annotations.NullMarked;
