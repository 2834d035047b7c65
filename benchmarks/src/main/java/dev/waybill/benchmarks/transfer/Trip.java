package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.process.Consumption;
import java.time.Duration;
import java.util.List;

/**
 * How it went.
 *
 * @param took from the first byte sent to the last file where it belongs
 * @param answers how long each file's sender waited for its answer, in nanoseconds, ascending; empty when not known
 * @param client what the sending process used
 * @param keys of the objects that it made
 */
public record Trip(Duration took, long[] answers, Consumption server, Consumption client, List<String> keys) {}
