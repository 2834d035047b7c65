package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.io.IOException;

/** A way of files into the bucket. */
public interface Carrier {

    String name();

    /**
     * Sends all files, so many at a time, and returns once they are where they belong.
     *
     * @throws BenchmarkFailure when one is refused or arrives with other bytes: then there is no figure
     */
    Trip carry(Batch batch, int concurrency) throws IOException;
}
