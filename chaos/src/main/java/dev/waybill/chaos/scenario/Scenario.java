package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Plan;

/**
 * One way to break it.
 *
 * @param name for {@code --scenario}
 * @param part what is broken, as the failure matrix of guarantees.md calls it
 * @param fault how
 * @param expected of it, besides the invariants
 * @param plan the cluster it needs; one that is there already is used if it is like this
 * @param script breaks it; the runner heals it afterwards and judges
 */
public record Scenario(String name, String part, String fault, String expected, Plan plan, Script script) {

    /** What a scenario does. */
    @FunctionalInterface
    public interface Script {
        void play(Stage stage) throws Exception;
    }

    /** The same on another cluster. */
    public Scenario on(Plan other) {
        return new Scenario(name, part, fault, expected, other, script);
    }
}
