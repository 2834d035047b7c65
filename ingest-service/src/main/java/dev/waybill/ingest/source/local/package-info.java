/** Sources that are files in the inbox directory. */
@NullMarked
package dev.waybill.ingest.source.local;

import org.jspecify.annotations.NullMarked;
