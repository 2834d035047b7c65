package dev.waybill.benchmarks.process;

import java.time.Duration;

/** Measures a time and what a process uses in it. */
public final class Stopwatch {

    private final Usage usage;
    private final double cpuBefore;
    private final long started;

    private Stopwatch(Usage usage) {
        this.usage = usage;
        usage.forgetPeak();
        this.cpuBefore = usage.cpuSeconds();
        this.started = System.nanoTime();
    }

    public static Stopwatch start(Usage usage) {
        return new Stopwatch(usage);
    }

    /** May be asked again and again. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** May be asked again and again. */
    public Consumption consumed() {
        return new Consumption(usage.cpuSeconds() - cpuBefore, usage.peakRss());
    }
}
