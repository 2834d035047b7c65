/** The processes that are broken, and what lies between them. */
@NullMarked
package dev.waybill.chaos.cluster;

import org.jspecify.annotations.NullMarked;
