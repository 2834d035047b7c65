package dev.waybill.catalog.link;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** Links by outcome, and how long they took to make. */
public final class LinkMetrics {

    private final MeterRegistry metrics;
    private final Timer duration;

    public LinkMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.duration = Timer.builder("waybill.link.duration")
                .description("Time to find a file and sign a link to it")
                .publishPercentileHistogram()
                .register(metrics);
    }

    Link measured(Supplier<Link> make) {
        Timer.Sample sample = Timer.start();
        try {
            Link link = make.get();
            count("redirected");
            return link;
        } catch (WaybillException e) {
            count(outcome(e.code()));
            throw e;
        } finally {
            sample.stop(duration);
        }
    }

    private static String outcome(ErrorCode code) {
        return switch (code) {
            case ON_ITS_WAY -> "on_its_way";
            case FILE_DELETED -> "deleted";
            case NOT_FOUND -> "not_found";
            case FILE_FAILED -> "failed";
            default -> "unavailable";
        };
    }

    private void count(String outcome) {
        metrics.counter("waybill.links", "outcome", outcome).increment();
    }
}
