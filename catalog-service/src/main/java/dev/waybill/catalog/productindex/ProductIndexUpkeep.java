package dev.waybill.catalog.productindex;

import dev.waybill.error.WaybillException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the index is made anew soon after it was asked for, not too often, and again until it has worked. Safe
 * for use by many threads, none of which waits for it.
 */
final class ProductIndexUpkeep {

    private static final Logger log = LoggerFactory.getLogger(ProductIndexUpkeep.class);
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

    private final Supplier<ProductIndex.Rebuilt> rebuild;
    private final ProductIndexSettings settings;
    private final BiConsumer<Runnable, Instant> timer;
    private final Clock clock;

    private Instant notBefore = Instant.MIN;
    private boolean wanted;
    private boolean busy;
    private int failures;

    /** @param timer runs something at a time, on a thread of its own */
    ProductIndexUpkeep(
            Supplier<ProductIndex.Rebuilt> rebuild,
            ProductIndexSettings settings,
            BiConsumer<Runnable, Instant> timer,
            Clock clock) {
        this.rebuild = rebuild;
        this.settings = settings;
        this.timer = timer;
        this.clock = clock;
    }

    /** Says that the index may be out of date. */
    synchronized void request() {
        wanted = true;
        if (!busy) {
            busy = true;
            schedule();
        }
    }

    private void schedule() {
        Instant soon = clock.instant().plus(settings.delay());
        timer.accept(this::run, soon.isAfter(notBefore) ? soon : notBefore);
    }

    private void run() {
        begun();
        boolean worked = false;
        try {
            worked = rebuild();
        } finally {
            ended(worked);
        }
    }

    /** What is asked for from here on may come too late for this one. */
    private synchronized void begun() {
        wanted = false;
    }

    private synchronized void ended(boolean worked) {
        failures = worked ? 0 : failures + 1;
        notBefore = clock.instant().plus(worked ? settings.interval() : backOff());
        busy = wanted || !worked;
        if (busy) {
            schedule();
        }
    }

    private Duration backOff() {
        Duration doubled = settings.delay().multipliedBy(1L << Math.min(failures, 10));
        return doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    }

    private boolean rebuild() {
        try {
            var rebuilt = rebuild.get();
            if (failures > 0) {
                log.info("the product index is up to date again");
            }
            log.debug("product index: {}", rebuilt);
            return true;
        } catch (WaybillException e) {
            tell(e.code() + ": " + e.message(), null);
        } catch (RuntimeException e) {
            tell(String.valueOf(e.getMessage()), e);
        }
        return false;
    }

    /** Once, however long it lasts. */
    private void tell(String reason, @Nullable Exception unexpected) {
        if (failures == 0) {
            log.warn("the product index cannot be brought up to date, and will be tried again: {}", reason, unexpected);
        } else {
            log.debug("product index, still: {}", reason);
        }
    }
}
