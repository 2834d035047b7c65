/** How much is done at a time, and how long to wait before trying again. */
@NullMarked
package dev.waybill.worker.pace;

import org.jspecify.annotations.NullMarked;
