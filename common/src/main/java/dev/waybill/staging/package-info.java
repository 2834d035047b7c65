/** Where bytes wait, durably, between their acknowledgement and their place in the bucket. */
@NullMarked
package dev.waybill.staging;

import org.jspecify.annotations.NullMarked;
