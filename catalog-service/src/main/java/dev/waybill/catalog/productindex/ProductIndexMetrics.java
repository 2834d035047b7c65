package dev.waybill.catalog.productindex;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What became of attempts at the index. All outcomes are there from the start, so that an alert can see the first. */
public final class ProductIndexMetrics {

    private static final String NAME = "waybill.product.index.writes";
    private static final List<String> OUTCOMES = List.of("written", "unchanged", "conflict", "failed");

    private final MeterRegistry registry;

    public ProductIndexMetrics(MeterRegistry registry) {
        this.registry = registry;
        OUTCOMES.forEach(outcome -> registry.counter(NAME, "outcome", outcome));
    }

    void count(String outcome) {
        registry.counter(NAME, "outcome", outcome).increment();
    }
}
