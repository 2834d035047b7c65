package dev.waybill.chaos.report;

import dev.waybill.chaos.check.Finding;
import dev.waybill.chaos.check.Verdict;
import dev.waybill.chaos.cluster.Usage;
import dev.waybill.chaos.scenario.Result;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Results as one line of JSON: sums over all of them, and each by itself. */
public final class JsonReport {

    private JsonReport() {}

    public static String of(long seed, List<Result> results) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("seed", seed);
        report.put("passed", results.stream().allMatch(Result::passed));
        report.put("operations", Totals.sum(results, result -> result.counts().operations()));
        report.put("acknowledged", Totals.sum(results, result -> result.counts().acknowledged()));
        report.put("unknown", Totals.sum(results, result -> result.counts().unknown()));
        report.put("lost", Totals.sum(results, Totals::lost));
        report.put("duplicates", Totals.sum(results, Totals::duplicates));
        report.put("orphans", Totals.sum(results, Totals::orphans));
        report.put("order_violations", Totals.sum(results, Totals::orderViolations));
        report.put("dead_letters", Totals.sum(results, result -> result.counts().deadLetters()));
        report.put("redeliveries", Totals.sum(results, result -> result.counts().redeliveries()));
        report.put("converged_ms", slowest(results));
        report.put(
                "converge_p50_ms",
                Totals.max(results, it -> it.latencies().converged().p50()));
        report.put(
                "converge_p99_ms",
                Totals.max(results, it -> it.latencies().converged().p99()));
        report.put(
                "converge_max_ms",
                Totals.max(results, it -> it.latencies().converged().max()));
        report.put("peaks", peaks(results));
        report.put("faults", faults(results));
        report.put("scenarios", results.stream().map(JsonReport::scenario).toList());
        return JsonMapper.shared().writeValueAsString(report);
    }

    /** -1 where something never came to its end. */
    private static long slowest(List<Result> results) {
        List<Result> played =
                results.stream().filter(result -> result.unavailable() == null).toList();
        if (played.stream().anyMatch(result -> result.converged() == null)) {
            return -1;
        }
        return played.stream()
                .map(Result::converged)
                .filter(Objects::nonNull)
                .mapToLong(Duration::toMillis)
                .max()
                .orElse(0);
    }

    private static Map<String, Object> peaks(List<Result> results) {
        Map<String, Object> peaks = new LinkedHashMap<>();
        peaks.put(
                "staging_bytes", Totals.max(results, verdict -> verdict.peaks().stagingBytes()));
        peaks.put(
                "staging_files", Totals.max(results, verdict -> verdict.peaks().stagingFiles()));
        peaks.put("rss", Totals.max(results, verdict -> most(verdict).rss()));
        peaks.put("threads", Totals.max(results, verdict -> most(verdict).threads()));
        peaks.put("descriptors", Totals.max(results, verdict -> most(verdict).descriptors()));
        return peaks;
    }

    private static Usage most(Verdict verdict) {
        return verdict.peaks().processes().values().stream().reduce(Usage.NONE, Usage::max);
    }

    private static Map<String, Integer> faults(List<Result> results) {
        Map<String, Integer> faults = new TreeMap<>();
        results.forEach(result -> result.faults().forEach((kind, count) -> faults.merge(kind, count, Integer::sum)));
        return faults;
    }

    private static Map<String, Object> scenario(Result result) {
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("scenario", result.scenario().name());
        scenario.put("passed", result.passed());
        if (result.unavailable() != null) {
            scenario.put("left_out", result.unavailable());
        }
        scenario.put("acknowledged", result.counts().acknowledged());
        scenario.put("figures", result.figures());
        Verdict verdict = result.verdict();
        if (verdict != null) {
            scenario.put(
                    "broken",
                    verdict.findings().stream()
                            .filter(finding -> !finding.holds())
                            .collect(Collectors.toMap(
                                    Finding::invariant,
                                    finding -> finding.broken().size())));
        }
        scenario.put("not_as_expected", result.disappointments());
        return scenario;
    }
}
