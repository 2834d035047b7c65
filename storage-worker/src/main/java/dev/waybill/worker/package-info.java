/** The service that turns staged files into objects. */
@NullMarked
package dev.waybill.worker;

import org.jspecify.annotations.NullMarked;
