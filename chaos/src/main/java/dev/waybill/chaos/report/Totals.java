package dev.waybill.chaos.report;

import dev.waybill.chaos.check.Finding;
import dev.waybill.chaos.check.Verdict;
import dev.waybill.chaos.scenario.Result;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Sums over results. */
final class Totals {

    private Totals() {}

    static long lost(Result result) {
        return of(result, Verdict::lost);
    }

    static long duplicates(Result result) {
        return of(result, Verdict::duplicates);
    }

    static long orphans(Result result) {
        return of(result, verdict -> verdict.orphanObjects() + verdict.orphanRows());
    }

    static long orderViolations(Result result) {
        return of(
                result,
                verdict -> verdict.findings().stream()
                        .filter(finding -> finding.invariant().equals("I5"))
                        .mapToLong(finding -> finding.broken().size())
                        .sum());
    }

    static long broken(Result result) {
        return of(
                result,
                verdict -> verdict.findings().stream()
                        .filter(finding -> !finding.holds())
                        .map(Finding::invariant)
                        .count());
    }

    static long sum(List<Result> results, ToLongFunction<Result> figure) {
        return results.stream().mapToLong(figure).sum();
    }

    static long max(List<Result> results, ToLongFunction<Verdict> figure) {
        return results.stream()
                .map(Result::verdict)
                .filter(Objects::nonNull)
                .mapToLong(figure)
                .max()
                .orElse(0);
    }

    private static long of(Result result, ToLongFunction<Verdict> figure) {
        Verdict verdict = result.verdict();
        return verdict == null ? 0 : figure.applyAsLong(verdict);
    }
}
