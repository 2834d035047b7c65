/**
 * What a migration is tried on: a tree of files in the seeds' layouts, and slides that mention them in every way there
 * is.
 */
@NullMarked
package dev.waybill.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
