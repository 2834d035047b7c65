/** Announces a staged file once more, when nobody seems to have heard of it. */
@NullMarked
package dev.waybill.catalog.redrive;

import org.jspecify.annotations.NullMarked;
