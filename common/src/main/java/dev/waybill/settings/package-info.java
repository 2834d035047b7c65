/** What settings of all kinds have in common: how text and addresses from the environment are read. */
@NullMarked
package dev.waybill.settings;

import org.jspecify.annotations.NullMarked;
