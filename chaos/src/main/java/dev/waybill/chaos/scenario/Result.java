package dev.waybill.chaos.scenario;

import dev.waybill.chaos.check.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a scenario.
 *
 * @param verdict null when it did not get that far
 * @param converged from when all was healed until nothing was on its way; null when that never came
 * @param disappointments what the scenario expected besides, and what went wrong with the run itself
 * @param unavailable why it could not be played here; null when it was
 */
public record Result(
        Scenario scenario,
        long seed,
        Counts counts,
        Map<String, Integer> faults,
        Map<String, String> figures,
        @Nullable Verdict verdict,
        @Nullable Duration converged,
        List<String> disappointments,
        @Nullable String unavailable) {

    /** Of this scenario alone, though others were played on the same cluster before. */
    public record Counts(long operations, long acknowledged, long unknown, long deadLetters, long redeliveries) {

        Counts minus(Counts before) {
            return new Counts(
                    operations - before.operations,
                    acknowledged - before.acknowledged,
                    unknown - before.unknown,
                    deadLetters - before.deadLetters,
                    redeliveries - before.redeliveries);
        }
    }

    static Result unavailable(Scenario scenario, long seed, String why) {
        return new Result(scenario, seed, new Counts(0, 0, 0, 0, 0), Map.of(), Map.of(), null, null, List.of(), why);
    }

    /** Whether all held. What was not played has not failed. */
    public boolean passed() {
        return unavailable != null
                || (verdict != null && verdict.holds() && disappointments.isEmpty() && converged != null);
    }
}
