package dev.waybill.chaos.scenario;

import dev.waybill.chaos.clock.FakeClock;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.load.Api.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What happens while the signer of links has the wrong time. */
final class ClockScenarios {

    /** Until the offset has been measured once, and once more in case of a start in between. */
    private static final Duration NOTICED = Duration.ofMinutes(3);

    private ClockScenarios() {}

    static List<Scenario> all() {
        return List.of(skewed("clock-ahead", 20), skewed("clock-behind", -20));
    }

    private static Scenario skewed(String name, int minutes) {
        return new Scenario(
                name,
                "clock",
                "the catalog, which signs links, has a clock %d minutes %s"
                        .formatted(Math.abs(minutes), minutes > 0 ? "ahead" : "behind"),
                "noticed and named: in its health, and in the figure that the alert ClockOff watches",
                Plan.SMALL,
                stage -> skew(stage, Duration.ofMinutes(minutes)));
    }

    private static void skew(Stage stage, Duration ahead) {
        FakeClock.whyNot().ifPresent(reason -> {
            throw new Unavailable(reason);
        });
        Node catalog = stage.cluster().catalogs().getFirst();
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(1_000);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
        stage.fault("clock off");
        catalog.kill();
        catalog.start(catalog.command(), FakeClock.environment(ahead));
        String figure = "waybill_clock_offset_seconds";
        stage.expectSoon(
                () -> Math.abs(value(text(stage, catalog, "/actuator/prometheus"), figure) - ahead.toSeconds()) < 60,
                NOTICED,
                "the figure " + figure + " does not say so");
        String health = text(stage, catalog, "/actuator/health");
        stage.expect(health.contains("DEGRADED"), "its health does not say so");
        stage.figure("offset", value(text(stage, catalog, "/actuator/prometheus"), figure) + " s");
        stage.figure("a link meanwhile", solo.followsLink(sent) ? "opens" : "does not open");
        catalog.kill();
        catalog.start();
    }

    private static String text(Stage stage, Node node, String path) {
        URI uri = node.management().resolve(path);
        Answer answer = stage.examination().api().get(uri);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(Double.NaN);
    }
}
