package dev.waybill.chaos;

import dev.waybill.chaos.report.JsonReport;
import dev.waybill.chaos.report.TextReport;
import dev.waybill.chaos.scenario.Result;
import dev.waybill.chaos.scenario.Runner;
import dev.waybill.chaos.scenario.Scenario;
import dev.waybill.chaos.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ./waybill-chaos}. Exit 0 when all held, 1 when an invariant broke, 2 for a wrong command line. */
@Command(
        name = "waybill-chaos",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = MutationsCommand.class,
        description = {
            "Runs Waybill's services as processes on this machine, breaks what they stand on, heals it, and checks the"
                    + " invariants of docs/guarantees.md from outside.",
            "",
            "Without --scenario it is everything at random, for as long as --minutes says. All traffic stays on the"
                    + " loopback address."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class Chaos implements Callable<Integer> {

    static final Duration PATIENCE = Duration.ofMinutes(5);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--seed", defaultValue = "1", description = "What happens next follows from it. Default: 1.")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "15",
            description = "How long scenarios last that take as long as they are told to. Default: 15.")
    private double minutes;

    @Option(
            names = "--scenario",
            split = ",",
            description = "One or several of those that --list names, or `matrix` for every row of the failure matrix.")
    private List<String> names = List.of("everything");

    @Option(names = "--list", description = "Print the scenarios and what is expected of each, and end.")
    private boolean list;

    @Option(names = "--json", description = "Print the report as one last line of JSON.")
    private boolean json;

    @Option(
            names = "--directory",
            description = "Where to keep data and logs. Default: a new one in the temporary directory.")
    private @Nullable Path directory;

    @Option(names = "--repository", hidden = true, defaultValue = ".")
    private Path repository;

    public static void main(String[] args) {
        System.exit(new CommandLine(new Chaos()).execute(args));
    }

    /** Where Waybill is checked out and built. */
    Path repository() {
        return repository.toAbsolutePath();
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            Scenarios.all().forEach(Chaos::describe);
            return 0;
        }
        if (minutes <= 0 || minutes > 24 * 60) {
            throw new ParameterException(spec.commandLine(), "--minutes is more than 0, and a day at most");
        }
        List<Scenario> chosen = chosen();
        Path place = directory == null ? Files.createTempDirectory("waybill-chaos-") : directory;
        say("Data and logs are in " + place);
        Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
        List<Result> results = play(chosen, new Runner(repository(), place, seed, length, PATIENCE));
        say(System.lineSeparator() + TextReport.table(results));
        if (json) {
            spec.commandLine().getOut().println(JsonReport.of(seed, results));
        }
        return results.stream().allMatch(Result::passed) ? 0 : 1;
    }

    private List<Result> play(List<Scenario> scenarios, Runner runner) {
        Runtime.getRuntime().addShutdownHook(new Thread(runner::close, "stop-what-runs"));
        List<Result> results = new ArrayList<>();
        try (runner) {
            for (Scenario scenario : scenarios) {
                Result result = runner.play(scenario);
                results.add(result);
                say(TextReport.of(result));
            }
        }
        return results;
    }

    private List<Scenario> chosen() {
        List<Scenario> chosen = new ArrayList<>();
        for (String name : names) {
            if (name.equals("matrix")) {
                chosen.addAll(Scenarios.matrix());
            } else {
                chosen.add(Scenarios.named(name)
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(), "there is no scenario " + name + "; --list names them")));
            }
        }
        return chosen;
    }

    /** To the standard error where the standard output is for a script. */
    private void say(String text) {
        (json ? spec.commandLine().getErr() : spec.commandLine().getOut()).println(text);
    }

    private static void describe(Scenario scenario) {
        System.out.printf(
                "%-28s %-8s %s%n%38sexpected: %s%n",
                scenario.name(), scenario.part(), scenario.fault(), "", scenario.expected());
    }
}
