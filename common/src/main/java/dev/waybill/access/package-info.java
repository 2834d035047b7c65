/** Who is calling, and whose files are theirs. */
@NullMarked
package dev.waybill.access;

import org.jspecify.annotations.NullMarked;
