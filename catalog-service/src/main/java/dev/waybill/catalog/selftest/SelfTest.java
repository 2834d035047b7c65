package dev.waybill.catalog.selftest;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Runs the checks one after another. One run at a time: each leaves objects in the bucket for a moment. */
public final class SelfTest {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(10);

    private final TestedStore store;
    private final Semaphore turn = new Semaphore(1);

    public SelfTest(TestedStore store) {
        this.store = store;
    }

    /** @throws WaybillException {@link ErrorCode#TOO_MANY_REQUESTS} while another run is under way */
    public SelfTestReport run() {
        if (!turn.tryAcquire()) {
            throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "a self-test is running already")
                    .retryAfter(COME_BACK_AFTER);
        }
        try (Probe probe = store.begin()) {
            return report(probe);
        } finally {
            turn.release();
        }
    }

    private SelfTestReport report(Probe probe) {
        Map<Check, Finding> findings = new EnumMap<>(Check.class);
        List<SelfTestReport.Line> lines = new ArrayList<>();
        for (Check check : Check.values()) {
            long begun = System.nanoTime();
            Finding finding = missing(check, findings) instanceof Finding skipped ? skipped : probe.perform(check);
            findings.put(check, finding);
            lines.add(SelfTestReport.Line.of(check, finding, Duration.ofNanos(System.nanoTime() - begun)));
        }
        return SelfTestReport.of(store.place(), lines);
    }

    /** Why a check would say nothing of itself, or null when it can be tried. */
    private static @Nullable Finding missing(Check check, Map<Check, Finding> findings) {
        Check needed = check.needs();
        return needed == null || findings.get(needed) instanceof Finding.Ok
                ? null
                : findings.get(needed) instanceof Finding.Skipped skipped
                        ? skipped
                        : new Finding.Skipped("not tried, since this failed: " + needed.title());
    }
}
