/** Where files end up. */
@NullMarked
package dev.waybill.storage;

import org.jspecify.annotations.NullMarked;
