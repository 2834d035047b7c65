/** The command {@code waybill}: the root command, and how it is put together. */
@NullMarked
package dev.waybill.cli;

import org.jspecify.annotations.NullMarked;
