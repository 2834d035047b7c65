/** Where the bytes of documents are fetched from, and from where they are not. */
@NullMarked
package dev.waybill.ingest.source;

import org.jspecify.annotations.NullMarked;
