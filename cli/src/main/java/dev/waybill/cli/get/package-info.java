/** {@code waybill get}: a file by its link, complete or not at all. */
@NullMarked
package dev.waybill.cli.get;

import org.jspecify.annotations.NullMarked;
