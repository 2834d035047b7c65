/** How long to wait before trying again. */
@NullMarked
package dev.waybill.pace;

import org.jspecify.annotations.NullMarked;
