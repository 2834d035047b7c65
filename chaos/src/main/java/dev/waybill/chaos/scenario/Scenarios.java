package dev.waybill.chaos.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All there are. */
public final class Scenarios {

    private Scenarios() {}

    /** A scenario for every row of the failure matrix, those that need a like cluster beside each other. */
    public static List<Scenario> matrix() {
        return Stream.of(
                        S3Scenarios.all(),
                        WorkerScenarios.all(),
                        KafkaScenarios.all(),
                        MongoScenarios.all(),
                        ClockScenarios.all(),
                        IngestScenarios.all(),
                        CrashScenarios.all())
                .flatMap(List::stream)
                .sorted((one, other) ->
                        one.plan().toString().compareTo(other.plan().toString()))
                .toList();
    }

    /** Those, and those that last as long as they are told to. */
    public static List<Scenario> all() {
        return Stream.concat(
                        matrix().stream(),
                        Stream.of(LongScenarios.EVERYTHING, LongScenarios.SOAK, LongScenarios.S3_OUTAGE))
                .toList();
    }

    public static Optional<Scenario> named(String name) {
        return all().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
    }
}
