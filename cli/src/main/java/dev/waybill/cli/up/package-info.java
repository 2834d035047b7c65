/** {@code waybill up}: its help; the launcher starts the quickstart itself. */
@NullMarked
package dev.waybill.cli.up;

import org.jspecify.annotations.NullMarked;
