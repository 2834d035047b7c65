package dev.waybill.catalog.verification;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A verification that nobody waits for: it reports, and never repairs. */
public final class VerificationRun {

    private static final Logger log = LoggerFactory.getLogger(VerificationRun.class);

    /** Of each run; the metrics have the number of all. */
    private static final int MOST_LOGGED = 20;

    private final Verification verification;
    private final VerificationMetrics metrics;

    VerificationRun(Verification verification, VerificationMetrics metrics) {
        this.verification = verification;
        this.metrics = metrics;
    }

    /** Throws nothing: what could not be compared now is compared the next time. */
    public void run() {
        try {
            Lines lines = new Lines();
            Line.Summary summary = verification.run(VerificationRequest.REPORT, lines::take);
            metrics.ended(summary);
            log.info(
                    "verified {} entries, {} objects and {} staged files in {} s: {}",
                    summary.entries(),
                    summary.objects(),
                    summary.staged(),
                    Math.round(summary.seconds()),
                    summary.total() == 0 ? "they agree" : summary.differences());
        } catch (RuntimeException e) {
            metrics.failed();
            log.warn("the verification did not come to its end", e);
        }
    }

    private static final class Lines {

        private int logged;

        void take(Line line) {
            if (line instanceof Line.Difference difference && logged < MOST_LOGGED) {
                logged++;
                log.warn(
                        "{} {} ({}): {}", difference.sign(), difference.path(), difference.kind(), difference.detail());
            }
        }
    }
}
