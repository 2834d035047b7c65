package dev.waybill.benchmarks.figure;

import java.util.Locale;

/** What is measured. The lower-case name is the member in the JSON. */
public enum Figure {
    FILES_PER_SECOND("files/s", 0),
    MB_PER_SECOND("MB/s", 1),
    SECONDS("seconds", 2),
    ANSWER_P50_MS("answer to a file, p50 ms", 1),
    ANSWER_P99_MS("answer to a file, p99 ms", 1),
    ANSWER_SECONDS("answer after, seconds", 2),
    SERVER_CPU_SECONDS_PER_1000_FILES("server CPU s per 1,000 files", 2),
    CLIENT_CPU_SECONDS_PER_1000_FILES("client CPU s per 1,000 files", 2),
    SERVER_CPU_SECONDS("server CPU s", 2),
    CLIENT_CPU_SECONDS("client CPU s", 2),
    SERVER_PEAK_RSS_MB("server peak RSS MB", 0),
    CLIENT_PEAK_RSS_MB("client peak RSS MB", 0),
    REQUESTS_PER_SECOND("answers/s", 0),
    LATENCY_P50_MS("p50 ms", 2),
    LATENCY_P99_MS("p99 ms", 2),
    SERVER_CPU_MICROS_PER_REQUEST("server CPU µs per answer", 1),
    WRK_REQUESTS_PER_SECOND("answers/s by wrk", 0);

    private final String label;
    private final int decimals;

    Figure(String label, int decimals) {
        this.label = label;
        this.decimals = decimals;
    }

    public String label() {
        return label;
    }

    String member() {
        return name().toLowerCase(Locale.ROOT);
    }

    String print(double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
