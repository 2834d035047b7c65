/** The health that callers see. */
@NullMarked
package dev.waybill.catalog.health;

import org.jspecify.annotations.NullMarked;
