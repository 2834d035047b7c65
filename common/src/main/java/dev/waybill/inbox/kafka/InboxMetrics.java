package dev.waybill.inbox.kafka;

import dev.waybill.consume.kafka.BoundedWork;
import dev.waybill.error.ErrorCode;
import io.micrometer.core.instrument.MeterRegistry;

/** What came of the inbox's events of one type, counted. */
public final class InboxMetrics implements BoundedWork.Ending {

    private final MeterRegistry registry;
    private final String type;

    /** @param type such as {@code document.submitted} */
    public InboxMetrics(MeterRegistry registry, String type) {
        this.registry = registry;
        this.type = type;
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
        registry.counter("waybill.inbox.events", "type", type, "outcome", outcome)
                .increment();
    }
}
