package dev.waybill.chaos.report;

import dev.waybill.chaos.check.Finding;
import dev.waybill.chaos.check.Latencies.Percentiles;
import dev.waybill.chaos.check.Peaks;
import dev.waybill.chaos.check.Verdict;
import dev.waybill.chaos.scenario.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Results for people: a paragraph each, and a table of all. */
public final class TextReport {

    private static final int CASES_SHOWN = 5;

    private TextReport() {}

    /** One scenario's. */
    public static String of(Result result) {
        StringBuilder text = new StringBuilder();
        text.append("%s  %s: %s%n"
                .formatted(
                        verdict(result),
                        result.scenario().name(),
                        result.scenario().fault()));
        line(text, "expected", result.scenario().expected());
        if (result.unavailable() != null) {
            line(text, "left out", result.unavailable());
            return text.toString();
        }
        line(text, "seed", result.seed());
        line(
                text,
                "clients",
                "%d operations, %d acknowledged, %d unknown"
                        .formatted(
                                result.counts().operations(),
                                result.counts().acknowledged(),
                                result.counts().unknown()));
        line(text, "faults", joined(result.faults()));
        Verdict verdict = result.verdict();
        if (verdict != null) {
            line(
                    text,
                    "found",
                    "%d lost, %d duplicates, %d objects and %d rows without the other"
                            .formatted(
                                    verdict.lost(),
                                    verdict.duplicates(),
                                    verdict.orphanObjects(),
                                    verdict.orphanRows()));
            line(
                    text,
                    "events",
                    "%d dead letters, %d redeliveries"
                            .formatted(
                                    result.counts().deadLetters(),
                                    result.counts().redeliveries()));
            line(text, "stored after", percentiles(verdict.latencies().stored()));
            line(text, "converged", converged(result, verdict));
            peaks(text, verdict.peaks());
        }
        result.figures().forEach((name, value) -> line(text, name, value));
        broken(text, verdict, result.disappointments());
        return text.toString();
    }

    private static void peaks(StringBuilder text, Peaks.Figures peaks) {
        line(text, "peak of staging", "%d bytes in %d files".formatted(peaks.stagingBytes(), peaks.stagingFiles()));
        peaks.processes()
                .forEach((name, usage) -> line(
                        text,
                        "peak of " + name,
                        "%d MiB, %d threads, %d descriptors"
                                .formatted(usage.rss() >> 20, usage.threads(), usage.descriptors())));
    }

    private static String converged(Result result, Verdict verdict) {
        return result.converged() == null
                ? "never"
                : "all in %d ms; of files on their way: %s"
                        .formatted(
                                result.converged().toMillis(),
                                percentiles(verdict.latencies().converged()));
    }

    private static String percentiles(Percentiles figures) {
        return figures.count() == 0
                ? "none"
                : "p50 %d ms, p99 %d ms, max %d ms (%d files)"
                        .formatted(figures.p50(), figures.p99(), figures.max(), figures.count());
    }

    private static void broken(StringBuilder text, @Nullable Verdict verdict, List<String> disappointments) {
        if (verdict != null) {
            for (Finding finding : verdict.findings()) {
                if (!finding.holds()) {
                    line(
                            text,
                            finding.invariant() + " broken",
                            finding.meaning() + ": " + finding.broken().size());
                    finding.broken().stream().limit(CASES_SHOWN).forEach(each -> line(text, "", each));
                }
            }
        }
        disappointments.forEach(each -> line(text, "not as expected", each));
    }

    /** All of them, a line each. */
    public static String table(List<Result> results) {
        return results.stream()
                .map(result -> "%-10s %-30s %-8s %6d acknowledged %4d lost %4d duplicates %4d orphans%n"
                        .formatted(
                                verdict(result),
                                result.scenario().name(),
                                result.scenario().part(),
                                result.counts().acknowledged(),
                                Totals.lost(result),
                                Totals.duplicates(result),
                                Totals.orphans(result)))
                .collect(Collectors.joining());
    }

    private static String verdict(Result result) {
        if (result.unavailable() != null) {
            return "LEFT OUT";
        }
        return result.passed() ? "HELD" : "BROKEN";
    }

    private static String joined(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? "as described"
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getValue() + "× " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append("        %-16s %s%n".formatted(name, value));
    }
}
