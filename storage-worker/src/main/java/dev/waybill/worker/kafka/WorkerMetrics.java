package dev.waybill.worker.kafka;

import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileDetails;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What came of the worker's attempts, counted. Times of beginning are those of {@link System#nanoTime}. */
final class WorkerMetrics {

    private static final Duration LONGEST_LATENCY = Duration.ofHours(1);

    private final MeterRegistry registry;

    WorkerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void stored(FileDetails file, boolean already, long begun) {
        duration(already ? "already" : "stored", begun);
        if (already) {
            return; // counted when it was stored
        }
        registry.counter("waybill.stored.bytes").increment(file.size());
        Timer.builder("waybill.stored.latency")
                .description("From the upload's beginning to its file being stored")
                .publishPercentileHistogram()
                .maximumExpectedValue(LONGEST_LATENCY)
                .register(registry)
                .record(Duration.between(file.createdAt(), Instant.now()));
    }

    void failed(ErrorCode code, long begun) {
        duration("failed", begun);
        failure(code, false);
    }

    void retried(ErrorCode code, long begun) {
        duration("retried", begun);
        failure(code, true);
    }

    /** @param outcome in any case */
    void deleted(String outcome) {
        registry.counter("waybill.deletions", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }

    private void failure(ErrorCode code, boolean retryable) {
        registry.counter("waybill.store.failures", "code", code.name(), "retryable", Boolean.toString(retryable))
                .increment();
    }

    private void duration(String outcome, long begun) {
        Timer.builder("waybill.store.duration")
                .description("One attempt at storing one file")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .register(registry)
                .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
}
