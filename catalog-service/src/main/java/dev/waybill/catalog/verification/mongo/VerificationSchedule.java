package dev.waybill.catalog.verification.mongo;

import dev.waybill.catalog.verification.VerificationSettings;
import java.time.Clock;
import java.time.Duration;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Verifies once in an interval, whichever replica is the first to ask. The lease is kept for the whole interval, also when
 * the run took a minute: that is what makes it one run in an interval, however many replicas there are and however often
 * they start. One that was killed meanwhile is not made up for.
 */
final class VerificationSchedule {

    private static final Logger log = LoggerFactory.getLogger(VerificationSchedule.class);
    private static final String LEASE = "verification";

    private final Runnable verification;
    private final VerificationSettings settings;
    private final LockingTaskExecutor leases;
    private final Clock clock;

    VerificationSchedule(
            Runnable verification, VerificationSettings settings, LockingTaskExecutor leases, Clock clock) {
        this.verification = verification;
        this.settings = settings;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT5M")
    void runIfDue() {
        if (!settings.isScheduled()) {
            return;
        }
        Duration interval = settings.interval();
        try {
            leases.executeWithLock(verification, new LockConfiguration(clock.instant(), LEASE, interval, interval));
        } catch (RuntimeException e) {
            log.warn("no verification now, since the lease cannot be asked for: {}", e.getMessage());
        }
    }
}
