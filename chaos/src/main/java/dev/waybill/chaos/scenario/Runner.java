package dev.waybill.chaos.scenario;

import dev.waybill.chaos.check.Comparison;
import dev.waybill.chaos.check.Examination;
import dev.waybill.chaos.check.Verdict;
import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.history.History;
import dev.waybill.chaos.scenario.Result.Counts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays scenarios one after another, on the same cluster while they need a like one. Close it to stop what runs. */
public final class Runner implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);

    private final Path repository;
    private final Path directory;
    private final long seed;
    private final Duration length;
    private final Duration patience;
    private final long stagingLimit;
    private @Nullable Plan plan;
    private @Nullable Cluster cluster;
    private @Nullable Examination examination;
    private History history = new History();
    private int clusters;

    /**
     * @param repository where Waybill is built
     * @param directory for what is kept, and for logs
     * @param length of scenarios that take as long as they are told to
     * @param patience how long everything may take to come to its end once it is healed
     */
    public Runner(Path repository, Path directory, long seed, Duration length, Duration patience) {
        this.repository = repository;
        this.directory = directory;
        this.seed = seed;
        this.length = length;
        this.patience = patience;
        this.stagingLimit = 20_000_000_000L; // ingest's default
    }

    /** Plays it, heals, waits, judges. Throws nothing: what goes wrong is in the result. */
    public Result play(Scenario scenario) {
        log.info("{}: {}", scenario.name(), scenario.fault());
        Optional<String> whyNot = scenario.plan().whyNot();
        if (whyNot.isPresent()) {
            return Result.unavailable(scenario, seed, whyNot.get());
        }
        try {
            Stage stage = stage(scenario.plan());
            Counts before = counts(stage);
            try {
                scenario.script().play(stage);
            } catch (Unavailable e) {
                return Result.unavailable(scenario, seed, String.valueOf(e.getMessage()));
            }
            return judge(scenario, stage, before);
        } catch (Exception e) {
            log.error("{} broke off", scenario.name(), e);
            stop();
            return new Result(
                    scenario,
                    seed,
                    new Counts(0, 0, 0, 0, 0),
                    Map.of(),
                    Map.of(),
                    null,
                    null,
                    List.of("the run broke off: " + e),
                    null);
        }
    }

    private Result judge(Scenario scenario, Stage stage, Counts before) {
        stage.cluster().heal();
        Instant healed = Instant.now();
        Examination exam = stage.examination();
        Optional<Duration> converged = exam.settle(healed, patience);
        Verdict verdict = exam.judge(healed);
        compareOrSayWhyNot(stage);
        List<String> disappointments = new ArrayList<>(stage.disappointments());
        if (converged.isEmpty()) {
            disappointments.add("not everything came to its end within " + patience.toSeconds() + " s");
        }
        return new Result(
                scenario,
                seed,
                counts(stage).minus(before),
                stage.faults(),
                stage.figures(),
                verdict,
                converged.orElse(null),
                disappointments,
                null);
    }

    /** A comparison that breaks off must not take with it what else was found. */
    private static void compareOrSayWhyNot(Stage stage) {
        try {
            compare(stage);
        } catch (IllegalStateException e) {
            stage.expect(false, "waybill verify did not come to its end: " + e.getMessage());
        }
    }

    /** What uploads left in staging that nobody was told of is a difference too; a repair removes it. */
    private static void compare(Stage stage) {
        Comparison found = stage.examination().compare();
        stage.figure("waybill verify", found);
        if (found.differences() > 0) {
            Comparison repaired = stage.examination().repairAndCompare();
            stage.figure("and once repaired", repaired);
            stage.expect(repaired.differences() == 0, "waybill verify still finds differences: " + repaired);
        }
    }

    private static Counts counts(Stage stage) {
        History history = stage.history();
        Examination exam = stage.examination();
        return new Counts(
                history.operations(),
                history.acknowledged(),
                history.unknown(),
                exam.deadLetters(),
                exam.redeliveries());
    }

    private Stage stage(Plan wanted) throws IOException {
        if (!wanted.equals(plan)) {
            stop();
        }
        Cluster running = cluster;
        Examination examining = examination;
        if (running == null || examining == null) {
            history = new History();
            running = Cluster.start(wanted, repository, directory.resolve("cluster-" + ++clusters));
            examining = new Examination(running, history, stagingLimit);
            plan = wanted;
            cluster = running;
            examination = examining;
        }
        return new Stage(running, history, examining, seed, length);
    }

    private void stop() {
        if (examination != null) {
            examination.close();
        }
        if (cluster != null) {
            cluster.close();
        }
        examination = null;
        cluster = null;
        plan = null;
    }

    @Override
    public void close() {
        stop();
    }
}
