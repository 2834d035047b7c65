package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileDetails;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What SREs see of uploads. */
@Component
class UploadMetrics {

    private static final String NONE = "none";

    private final MeterRegistry metrics;

    UploadMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void watchInFlight(IntSupplier inFlight) {
        Gauge.builder("waybill.uploads.in.flight", inFlight::getAsInt).register(metrics);
    }

    void accepted(FileDetails file, boolean replayed, Duration took) {
        String collection = file.collection().value();
        ended(collection, replayed ? "replayed" : "accepted", null, took);
        if (!replayed) {
            metrics.counter("waybill.upload.bytes", "collection", collection).increment(file.size());
        }
    }

    /** @param collection null when the upload did not get as far as saying it */
    void refused(@Nullable String collection, ErrorCode code, Duration took) {
        ended(collection == null ? NONE : collection, "refused", code, took);
    }

    private void ended(String collection, String outcome, @Nullable ErrorCode code, Duration took) {
        metrics.counter(
                        "waybill.uploads",
                        "collection",
                        collection,
                        "outcome",
                        outcome,
                        "code",
                        code == null ? NONE : code.name())
                .increment();
        Timer.builder("waybill.upload.duration")
                .tags("collection", collection, "outcome", outcome)
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofMinutes(5))
                .register(metrics)
                .record(took);
    }
}
