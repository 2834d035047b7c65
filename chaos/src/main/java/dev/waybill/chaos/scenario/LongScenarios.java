package dev.waybill.chaos.scenario;

import dev.waybill.chaos.check.Peaks.Sample;
import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.cluster.Usage;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.load.Crowd;
import dev.waybill.chaos.load.Mix;
import dev.waybill.testkit.network.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What lasts as long as it is told to. */
final class LongScenarios {

    /** As it is where nobody sets anything. */
    private static final Plan AS_SHIPPED = Plan.USUAL.with("STUCK_AFTER", "10m");

    private static final int RATE = 50;
    private static final int FILES_READ = 20;

    private LongScenarios() {}

    static final Scenario EVERYTHING = new Scenario(
            "everything",
            "all",
            "everything at random: kills, freezes, crash points, cut networks, wrong answers, poison, duplicates",
            "I1 to I10",
            Plan.USUAL,
            stage -> {
                try (Crowd crowd = stage.crowd(Mix.USUAL)) {
                    new Nemesis(stage).rage(stage.length());
                }
            });

    static final Scenario SOAK = new Scenario(
            "soak",
            "all",
            "nothing: a steady rate for a long time",
            "memory, threads and file descriptors stay flat",
            AS_SHIPPED,
            LongScenarios::soak);

    static final Scenario S3_OUTAGE = new Scenario(
            "s3-outage",
            "s3",
            "away as long as it is told to, at 50 uploads a second",
            "nothing dead-lettered, everything stored afterwards, links answered throughout",
            AS_SHIPPED,
            LongScenarios::outage);

    private static void soak(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL.at(25))) {
            stage.pause(stage.length());
        }
        List<Sample> samples = stage.examination().peaks().samples();
        // The first minute is the JVMs' own.
        Sample start = samples.get(Math.min(2, samples.size() - 1));
        Sample middle = samples.get(samples.size() / 2);
        Sample end = samples.getLast();
        start.processes().forEach((name, first) -> {
            Usage last = end.processes().getOrDefault(name, Usage.NONE);
            stage.figure(
                    name,
                    "%s, then %s, then %s".formatted(first, middle.processes().get(name), last));
            stage.expect(last.threads() <= first.threads() * 1.3 + 10, name + " has more and more threads");
            stage.expect(last.descriptors() <= first.descriptors() * 1.3 + 30, name + " has more and more descriptors");
        });
    }

    private static void outage(Stage stage) {
        Solo solo = stage.solo();
        List<Submission> before =
                Stream.generate(() -> solo.uploadNew(5_000)).limit(FILES_READ).toList();
        before.forEach(file -> stage.expect(solo.becomes(file, Status.STORED), file + " is not stored"));
        long letters = stage.examination().deadLetters();
        stage.fault("S3 away");
        stage.cluster().fault(Link.S3, new Fault.Refuse());
        long acknowledged = stage.history().acknowledged();
        long unknown = stage.history().unknown();
        try (Crowd crowd = stage.crowd(Mix.uploads(RATE))) {
            readLinks(stage, solo, before);
        }
        long uploads = stage.history().acknowledged() - acknowledged;
        stage.figure(
                "uploads",
                "%d acknowledged, %.1f a second, %d without an answer"
                        .formatted(
                                uploads,
                                (double) uploads / stage.length().toSeconds(),
                                stage.history().unknown() - unknown));
        stage.expect(stage.examination().deadLetters() == letters, "something was dead-lettered");
    }

    /** Of files that were stored before, five a second, each followed: the proxies do not lie between S3 and readers. */
    private static void readLinks(Stage stage, Solo solo, List<Submission> files) {
        List<Long> millis = new ArrayList<>();
        int failed = 0;
        Instant end = Instant.now().plus(stage.length());
        for (int i = 0; Instant.now().isBefore(end); i++) {
            Instant asked = Instant.now();
            if (solo.followsLink(files.get(i % files.size()))) {
                millis.add(Duration.between(asked, Instant.now()).toMillis());
            } else {
                failed++;
            }
            stage.pause(Duration.ofMillis(200));
        }
        List<Long> sorted = millis.stream().sorted().toList();
        stage.expect(failed == 0, failed + " links were not given");
        stage.expect(!sorted.isEmpty(), "no link was given");
        if (!sorted.isEmpty()) {
            stage.figure(
                    "links meanwhile",
                    "%d given and followed, %d failed, p50 %d ms, p99 %d ms"
                            .formatted(sorted.size(), failed, sorted.get(sorted.size() / 2), sorted.get((int)
                                    (sorted.size() * 0.99))));
        }
    }
}
