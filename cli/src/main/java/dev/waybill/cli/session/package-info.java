/** The options that every command understands, and what they make. */
@NullMarked
package dev.waybill.cli.session;

import org.jspecify.annotations.NullMarked;
