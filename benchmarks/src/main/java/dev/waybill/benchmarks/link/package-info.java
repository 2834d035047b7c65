/** Links, beside a constant redirect of the same server. */
@NullMarked
package dev.waybill.benchmarks.link;

import org.jspecify.annotations.NullMarked;
