/** One document with all that is said of it, from a job file or an event. */
@NullMarked
package dev.waybill.ingest.document;

import org.jspecify.annotations.NullMarked;
