/** Takes files in: stages the bytes, announces them, and only then answers. */
@NullMarked
package dev.waybill.ingest;

import org.jspecify.annotations.NullMarked;
