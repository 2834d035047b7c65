/** How one staged file becomes one verified object. */
@NullMarked
package dev.waybill.worker.store;

import org.jspecify.annotations.NullMarked;
