package dev.waybill.chaos.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrashTest {

    private static final CrashPoint POINT = CrashPoints.WORKER_BEFORE_PUT;

    /** Passes the point three times, as a patched service would, and ends well. */
    static final class Passer {

        public static void main(String[] arguments) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println("hook")));
            for (int time = 1; time <= 3; time++) {
                Crash.at(POINT.name());
                Crash.at("another.point");
                System.err.println("passed " + time);
            }
        }
    }

    @Test
    void diesTheNthTimeThatThePointIsPassedAndRunsNoHook() throws Exception {
        assertThat(run(POINT.crash(2), 137))
                .contains("passed 1", "crash at worker.before-put")
                .doesNotContain("passed 2", "hook");
    }

    @Test
    void standsStillTheNthTimeAndGoesOn() throws Exception {
        assertThat(run(POINT.pause(3, Duration.ofMillis(1)), 0))
                .containsSubsequence("passed 2", POINT.pausedLine(), "goes on", "passed 3");
    }

    @Test
    void nothingHappensWhereNothingIsDue() throws Exception {
        assertThat(run("-Dother=1", 0)).contains("passed 3").doesNotContain("waybill.chaos");
    }

    private static String run(String option, int exitCode) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Passer.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(exitCode);
        return said;
    }
}
