package dev.waybill.worker.kafka;

import dev.waybill.consume.kafka.RecordConsumer;
import dev.waybill.error.WaybillException;
import dev.waybill.pace.Backoff;
import dev.waybill.worker.capability.Capability;
import dev.waybill.worker.capability.StoreProbe;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Takes work once the store has shown that it can be trusted with it. Until then the other workers have it; a store that
 * is away is waited for, and one that cannot do what it must is tried again, since somebody may mend it.
 */
final class WorkerStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WorkerStart.class);

    private final StoreProbe probe;
    private final RecordConsumer consumer;
    private final Backoff backoff;
    private final MeterRegistry registry;
    private volatile Set<Capability> missing = Set.of();
    private volatile String waitingFor = "the store was not tried yet";
    private volatile boolean able;
    private @Nullable Thread trying;

    WorkerStart(StoreProbe probe, RecordConsumer consumer, Backoff backoff, MeterRegistry registry) {
        this.probe = probe;
        this.consumer = consumer;
        this.backoff = backoff;
        this.registry = registry;
        for (Capability capability : Capability.values()) {
            Gauge.builder("waybill.store.capability.missing", () -> missing.contains(capability) ? 1 : 0)
                    .tag("capability", capability.toString())
                    .register(registry);
        }
    }

    Health health() {
        return able
                ? Health.up().build()
                : Health.down().withDetail("waiting_for", waitingFor).build();
    }

    @Override
    public synchronized void start() {
        trying = Thread.ofVirtual().name("worker-start").start(this::tryUntilAble);
    }

    /** Before the consumer, which it depends on, so that none is started that nobody stops. */
    @Override
    public synchronized void stop() {
        if (trying != null) {
            trying.interrupt();
        }
        trying = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return trying != null;
    }

    private void tryUntilAble() {
        for (int failures = 1; !isAble(); failures++) {
            try {
                Thread.sleep(backoff.delay(failures));
            } catch (InterruptedException e) {
                return;
            }
        }
        begin();
    }

    private boolean isAble() {
        try {
            tell(probe.missing());
        } catch (WaybillException e) {
            // An outage, or a refusal: what was found before that still stands.
            waitingFor = "%s: %s".formatted(e.code(), e.message());
            registry.counter("waybill.store.failures", "code", e.code().name(), "retryable", "true")
                    .increment();
            log.warn("no work is taken before the store was tried; {}", waitingFor);
            return false;
        } catch (RuntimeException e) {
            waitingFor = "the store could not be tried";
            log.error("no work is taken: {}", waitingFor, e);
            return false;
        }
        return missing.isEmpty();
    }

    private void tell(Set<Capability> found) {
        boolean news = !found.equals(missing);
        missing = Set.copyOf(found);
        waitingFor = found.stream().map(Capability::sentence).collect(Collectors.joining("; "));
        if (news && !found.isEmpty()) {
            log.error("no work is taken: {}", waitingFor);
        }
    }

    private synchronized void begin() {
        if (trying != null) {
            able = true;
            consumer.start();
        }
    }
}
