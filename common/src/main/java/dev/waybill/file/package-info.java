/** The vocabulary: ids, names, keys, owners, digests. Validated when made, so that nothing downstream checks again. */
@NullMarked
package dev.waybill.file;

import org.jspecify.annotations.NullMarked;
