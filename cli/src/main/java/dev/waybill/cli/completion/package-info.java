/** {@code waybill completion}: what a shell needs to complete the command. */
@NullMarked
package dev.waybill.cli.completion;

import org.jspecify.annotations.NullMarked;
