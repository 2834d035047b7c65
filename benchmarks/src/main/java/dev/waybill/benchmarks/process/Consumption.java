package dev.waybill.benchmarks.process;

/** What a process used in a time; NaN where the platform does not tell. @param peakRss in bytes */
public record Consumption(double cpuSeconds, double peakRss) {}
