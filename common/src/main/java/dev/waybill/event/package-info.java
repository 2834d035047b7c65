/** What happens to a file, as a sealed family of records, and how it travels as a CloudEvent. */
@NullMarked
package dev.waybill.event;

import org.jspecify.annotations.NullMarked;
