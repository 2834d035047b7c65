/** Which network addresses are somebody else's on the internet, and which lead back to our own network. */
@NullMarked
package dev.waybill.address;

import org.jspecify.annotations.NullMarked;
