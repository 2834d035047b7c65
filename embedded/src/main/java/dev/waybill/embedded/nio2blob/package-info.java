/**
 * The store behind {@link dev.waybill.embedded.EmbeddedS3}. The package's name is part of the program: S3Proxy decides by
 * {@code .nio2blob.} in a store's class name that it is a filesystem store, with conditional writes of its own.
 */
@NullMarked
package dev.waybill.embedded.nio2blob;

import org.jspecify.annotations.NullMarked;
