package dev.waybill.chaos.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("dev.waybill.chaos.clock.FakeClock#available")
class FakeClockTest {

    /** Says what time it is once a timer has rung, which it would not for a long time were durations wrong too. */
    static final class Teller {

        public static void main(String[] arguments) throws Exception {
            try (var timer = Executors.newSingleThreadScheduledExecutor()) {
                Callable<Instant> now = Instant::now;
                System.out.println(timer.schedule(now, 1, TimeUnit.MILLISECONDS).get());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {20, -20})
    void aProcessTellsTheWrongTimeAndItsTimersRingInTime(int minutes) throws Exception {
        Duration ahead = Duration.ofMinutes(minutes);
        assertThat(told(ahead)).isCloseTo(Instant.now().plus(ahead), within(1, ChronoUnit.MINUTES));
    }

    private static Instant told(Duration ahead) throws IOException, InterruptedException {
        ProcessBuilder teller = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Teller.class.getName());
        teller.environment().putAll(FakeClock.environment(ahead));
        Process process = teller.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Instant.parse(said.strip());
    }
}
