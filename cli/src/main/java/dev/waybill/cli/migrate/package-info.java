/** {@code waybill migrate}: files that lie somewhere else, moved to where they belong by the server, watched from here. */
@NullMarked
package dev.waybill.cli.migrate;

import org.jspecify.annotations.NullMarked;
