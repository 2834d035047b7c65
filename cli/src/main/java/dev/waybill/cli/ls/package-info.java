/** {@code waybill ls}: what the catalog holds. */
@NullMarked
package dev.waybill.cli.ls;

import org.jspecify.annotations.NullMarked;
