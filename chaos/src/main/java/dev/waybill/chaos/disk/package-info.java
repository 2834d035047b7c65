/** Disks of our own, that are small or lose their power. Linux, and root. */
@NullMarked
package dev.waybill.chaos.disk;

import org.jspecify.annotations.NullMarked;
