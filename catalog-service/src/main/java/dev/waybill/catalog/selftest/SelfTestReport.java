package dev.waybill.catalog.selftest;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a self-test answers.
 *
 * @param ok whether no check failed; skipped ones do not count
 */
public record SelfTestReport(boolean ok, String bucket, String region, String endpoint, List<Line> checks) {

    static SelfTestReport of(TestedStore.Place place, List<Line> lines) {
        boolean ok = lines.stream().noneMatch(line -> line.status().equals(Line.FAILED));
        return new SelfTestReport(ok, place.bucket(), place.region(), place.endpoint(), lines);
    }

    /**
     * @param status {@code ok}, {@code failed} or {@code skipped}
     * @param message what happened; null when there is nothing to tell
     * @param advice how to mend it; null unless it failed
     */
    public record Line(
            String name,
            String title,
            String status,
            long durationMs,
            @Nullable String message,
            @Nullable String advice,
            @Nullable String requestId) {

        private static final String FAILED = "failed";

        static Line of(Check check, Finding finding, Duration took) {
            return switch (finding) {
                case Finding.Ok ok -> line(check, "ok", took, ok.note(), null, null);
                case Finding.Failed failed ->
                    line(check, FAILED, took, failed.message(), failed.advice(), failed.requestId());
                case Finding.Skipped skipped -> line(check, "skipped", took, skipped.reason(), null, null);
            };
        }

        private static Line line(
                Check check,
                String status,
                Duration took,
                @Nullable String message,
                @Nullable String advice,
                @Nullable String requestId) {
            return new Line(check.toString(), check.title(), status, took.toMillis(), message, advice, requestId);
        }
    }
}
