/** Changes to the services' sources that make them die at a point, or go without one protection. */
@NullMarked
package dev.waybill.chaos.patch;

import org.jspecify.annotations.NullMarked;
