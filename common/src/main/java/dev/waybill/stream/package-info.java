/** Streams that look at what passes through them. */
@NullMarked
package dev.waybill.stream;

import org.jspecify.annotations.NullMarked;
