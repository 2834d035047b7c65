/** How much is done at a time. */
@NullMarked
package dev.waybill.worker.pace;

import org.jspecify.annotations.NullMarked;
