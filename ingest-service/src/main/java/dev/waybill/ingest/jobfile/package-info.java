/** Job files: several documents of one job in one JSON body. */
@NullMarked
package dev.waybill.ingest.jobfile;

import org.jspecify.annotations.NullMarked;
