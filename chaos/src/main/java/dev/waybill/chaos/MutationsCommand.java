package dev.waybill.chaos;

import dev.waybill.chaos.check.Finding;
import dev.waybill.chaos.check.Verdict;
import dev.waybill.chaos.patch.Mutant;
import dev.waybill.chaos.patch.Mutants;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./waybill-chaos mutations}. Exit 0 when each was noticed, and none of the scenarios is red without it. */
@Command(
        name = "mutations",
        mixinStandardHelpOptions = true,
        description = {
            "Switches off one protection at a time, by a patch to the sources, and plays the scenario that must notice"
                    + " it. A checker that never failed proves nothing."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MutationsCommand implements Callable<Integer> {

    /** Nothing is going to converge, so not much time is given to it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(names = "--only", split = ",", description = "One or several of them, by name.")
    private List<String> only = List.of();

    @Option(
            names = "--directory",
            description = "Where to keep data and logs. Default: a new one in the temporary directory.")
    private @Nullable Path directory;

    @ParentCommand
    private Chaos chaos;

    @Override
    public Integer call() throws IOException {
        Path place = directory == null ? Files.createTempDirectory("waybill-mutations-") : directory;
        System.out.println("Data and logs are in " + place);
        List<String> lines = new ArrayList<>();
        boolean allRed = true;
        for (Mutant mutant : Mutants.all()) {
            if (only.isEmpty() || only.contains(mutant.name())) {
                Scenario scenario = Scenarios.named(mutant.scenario()).orElseThrow();
                Result result =
                        play(scenario.on(scenario.plan().patched(mutant.patch())), place.resolve(mutant.name()));
                // A run that broke off has found nothing: it has no verdict.
                boolean red = result.verdict() != null && !result.passed();
                allRed &= red;
                lines.add(line(mutant, result, red));
                System.out.println(lines.getLast());
            }
        }
        System.out.printf("%n%s%n", String.join(System.lineSeparator(), lines));
        return allRed ? 0 : 1;
    }

    private Result play(Scenario scenario, Path place) throws IOException {
        Files.createDirectories(place);
        try (Runner runner = new Runner(chaos.repository(), place, 1, Duration.ofMinutes(1), PATIENCE)) {
            return runner.play(scenario);
        }
    }

    private static String line(Mutant mutant, Result result, boolean red) {
        String verdict = result.unavailable() != null
                ? "LEFT OUT"
                : red ? "RED" : result.verdict() == null ? "BROKE OFF" : "NOT NOTICED";
        return "%-12s %-26s %-26s %s".formatted(verdict, mutant.name(), mutant.scenario(), noticed(result));
    }

    private static String noticed(Result result) {
        Verdict verdict = result.verdict();
        Stream<String> invariants = verdict == null
                ? Stream.of()
                : verdict.findings().stream()
                        .filter(finding -> !finding.holds())
                        .map(Finding::invariant);
        return Stream.concat(invariants, result.disappointments().stream()).collect(Collectors.joining("; "));
    }
}
