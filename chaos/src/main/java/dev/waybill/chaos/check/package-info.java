/** What must hold when all is well again. */
@NullMarked
package dev.waybill.chaos.check;

import org.jspecify.annotations.NullMarked;
