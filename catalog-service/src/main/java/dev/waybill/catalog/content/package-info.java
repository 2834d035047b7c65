/** Files' bytes, streamed through. */
@NullMarked
package dev.waybill.catalog.content;

import org.jspecify.annotations.NullMarked;
