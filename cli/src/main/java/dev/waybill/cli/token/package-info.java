/** Prints bearer tokens. */
@NullMarked
package dev.waybill.cli.token;

import org.jspecify.annotations.NullMarked;
