/** How a service stops: out of service first, then the requests under way, then what they need. */
@NullMarked
package dev.waybill.shutdown;

import org.jspecify.annotations.NullMarked;
