/** What a file is, told from the file itself. */
@NullMarked
package dev.waybill.type;

import org.jspecify.annotations.NullMarked;
