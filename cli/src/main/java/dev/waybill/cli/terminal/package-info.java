/** What people see: lines, bars, questions, and text from elsewhere made harmless. */
@NullMarked
package dev.waybill.cli.terminal;

import org.jspecify.annotations.NullMarked;
