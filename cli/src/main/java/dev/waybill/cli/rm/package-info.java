/** {@code waybill rm}: deleting, not by accident. */
@NullMarked
package dev.waybill.cli.rm;

import org.jspecify.annotations.NullMarked;
