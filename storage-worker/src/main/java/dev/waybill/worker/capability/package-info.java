/** Whether the store can do what Waybill's promises rest on, tried before any file is entrusted to it. */
@NullMarked
package dev.waybill.worker.capability;

import org.jspecify.annotations.NullMarked;
