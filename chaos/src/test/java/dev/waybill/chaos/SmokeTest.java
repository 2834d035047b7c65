package dev.waybill.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.report.TextReport;
import dev.waybill.chaos.scenario.Result;
import dev.waybill.chaos.scenario.Runner;
import dev.waybill.chaos.scenario.Scenario;
import dev.waybill.chaos.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything at random for the better part of a minute, on the real jars: what `./waybill-chaos` does for as long as one likes. The services'
 * runnable jars are made in the phase {@code package}, so {@code mvn test} alone has nothing to run.
 */
class SmokeTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final long SEED = 20_261_121;
    private static final Duration LENGTH = Duration.ofSeconds(40);
    private static final Plan LIGHT =
            Plan.SMALL.withWorkers(2).with("STUCK_AFTER", "30s").forOnce();

    @TempDir
    private Path directory;

    @Test
    void what_was_acknowledged_survives_everything_at_random_and_is_there_once() throws Exception {
        assumeTrue(isPackaged("ingest-service") && isPackaged("storage-worker") && isPackaged("catalog-service"));
        Scenario everything = Scenarios.named("everything").orElseThrow();
        try (Runner runner = new Runner(REPOSITORY, directory, SEED, LENGTH, Chaos.PATIENCE)) {
            Result result = runner.play(everything.on(LIGHT));
            assertThat(result.passed()).as(TextReport.of(result)).isTrue();
            assertThat(result.counts().acknowledged()).isPositive();
        }
    }

    private static boolean isPackaged(String module) throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(REPOSITORY.resolve(module).resolve("target"), "*-exec.jar")) {
            return jars.iterator().hasNext();
        }
    }
}
