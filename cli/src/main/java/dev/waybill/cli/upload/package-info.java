/** {@code waybill upload}: files to the server, each once however often it is tried. */
@NullMarked
package dev.waybill.cli.upload;

import org.jspecify.annotations.NullMarked;
