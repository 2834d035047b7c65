package dev.waybill.ingest.inbox.kafka;

import dev.waybill.consume.kafka.BoundedWork;
import dev.waybill.error.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;

/** What came of submitted documents, counted. */
final class InboxMetrics implements BoundedWork.Ending {

    private static final String SUBMITTED = "document.submitted";

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void done() {
        count("accepted");
    }

    @Override
    public void retried(ErrorCode code) {
        count("retried");
    }

    @Override
    public void gaveUp(ErrorCode code) {
        count("dead_lettered");
    }

    private void count(String outcome) {
        registry.counter("waybill.inbox.events", "type", SUBMITTED, "outcome", outcome)
                .increment();
    }
}
