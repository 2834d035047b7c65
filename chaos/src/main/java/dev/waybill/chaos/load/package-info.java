/** Clients that upload, delete and read at random. */
@NullMarked
package dev.waybill.chaos.load;

import org.jspecify.annotations.NullMarked;
