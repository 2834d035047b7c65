/** Objects in a directory, where there is no S3. */
@NullMarked
package dev.waybill.storage.local;

import org.jspecify.annotations.NullMarked;
