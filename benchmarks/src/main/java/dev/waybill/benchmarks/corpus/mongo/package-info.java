/** The slides of a corpus in MongoDB. */
@NullMarked
package dev.waybill.benchmarks.corpus.mongo;

import org.jspecify.annotations.NullMarked;
