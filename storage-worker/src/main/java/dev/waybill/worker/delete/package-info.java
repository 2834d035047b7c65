/** How one file goes. */
@NullMarked
package dev.waybill.worker.delete;

import org.jspecify.annotations.NullMarked;
