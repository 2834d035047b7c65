/** {@code ./waybill up}: everything on this machine, in one process, behind one port. */
@NullMarked
package dev.waybill.quickstart;

import org.jspecify.annotations.NullMarked;
