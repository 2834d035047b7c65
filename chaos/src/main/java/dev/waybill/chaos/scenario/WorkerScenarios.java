package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.load.Crowd;
import dev.waybill.chaos.load.Mix;
import dev.waybill.chaos.patch.CrashPoints;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What happens to workers while they work. */
final class WorkerScenarios {

    private static final Duration BACK = Duration.ofMinutes(3);

    /** Longer than the 15 seconds after which a group takes a silent member for dead. */
    private static final Duration LONG = Duration.ofSeconds(25);

    private WorkerScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "worker-frozen",
                        "worker",
                        "one of two stands still (SIGSTOP) for longer than the group waits for it, under load",
                        "the other one finishes; the late one changes nothing",
                        Plan.USUAL,
                        WorkerScenarios::freeze),
                new Scenario(
                        "worker-late",
                        "worker",
                        "one stands still in the middle of a put, and wakes up after another has done it",
                        "one object; the late one changes nothing",
                        Plan.USUAL,
                        WorkerScenarios::beLate),
                new Scenario(
                        "worker-churn",
                        "worker",
                        "one stops or starts every few seconds, under load",
                        "progress goes on",
                        Plan.USUAL,
                        WorkerScenarios::churn),
                new Scenario(
                        "worker-killed-before-put",
                        "worker",
                        "killed while S3 refuses what it tries to put",
                        "stored once S3 is back",
                        Plan.SMALL.with("STUCK_AFTER", "1h"), // the watchdog would mend what is looked for here
                        WorkerScenarios::killBeforePut),
                new Scenario(
                        "key-is-taken",
                        "worker",
                        "somebody else's objects lie at the keys of a small file and of one that goes in parts",
                        "failed, bytes kept, their objects as they were",
                        Plan.SMALL,
                        WorkerScenarios::takeKeys));
    }

    private static void freeze(Stage stage) {
        Node worker = stage.cluster().workers().getFirst();
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            stage.pause(Duration.ofSeconds(5));
            stage.fault("freeze storage-worker");
            worker.freeze();
            stage.pause(LONG);
            worker.thaw();
            stage.pause(Duration.ofSeconds(5));
        }
    }

    private static void beLate(Stage stage) {
        Cluster cluster = stage.cluster();
        Node late = cluster.workers().getFirst();
        Node other = cluster.workers().getLast();
        other.kill(); // so that the late one gets the file
        stage.fault("freeze storage-worker");
        cluster.pauseAt(late, CrashPoints.WORKER_BEFORE_PUT, 1, Duration.ofSeconds(5));
        late.awaitReady(BACK);
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(50_000);
        stage.expectSoon(
                () -> Logs.say(late, CrashPoints.WORKER_BEFORE_PUT.pausedLine()),
                BACK,
                "the late one never came to it");
        late.freeze();
        other.start();
        other.awaitReady(BACK);
        stage.expect(solo.becomes(sent, Status.STORED), "the other one does not store it");
        late.thaw();
        stage.expectSoon(() -> Logs.say(late, "waybill.chaos: goes on at"), BACK, "the late one never went on");
        stage.pause(Duration.ofSeconds(3)); // for what it may do wrong now
        stage.expect(solo.is(sent, Status.STORED), "it is no longer stored");
    }

    private static void churn(Stage stage) {
        List<Node> workers = stage.cluster().workers();
        Instant end = Instant.now().plusSeconds(60);
        long before = stage.history().acknowledged();
        try (Crowd crowd = stage.crowd(Mix.USUAL.at(20))) {
            for (int turn = 0; Instant.now().isBefore(end); turn++) {
                Node node = workers.get(turn / 2 % workers.size());
                stage.fault(turn % 2 == 0 ? "terminate storage-worker" : "start storage-worker");
                if (turn % 2 == 0) {
                    node.terminate(Duration.ZERO);
                } else {
                    node.terminate(Duration.ofSeconds(30));
                    node.start();
                }
                stage.pause(Duration.ofSeconds(4));
            }
            long stored = stage.catalog().rows(Status.STORED).size();
            stage.figure("stored while they came and went", stored);
            stage.expect(stored > 0, "nothing was stored meanwhile");
        }
        stage.expect(stage.history().acknowledged() > before, "nothing was acknowledged meanwhile");
    }

    private static void killBeforePut(Stage stage) {
        Cluster cluster = stage.cluster();
        Node worker = cluster.workers().getFirst();
        S3Troubles.refuse(cluster);
        stage.fault("S3 SlowDown");
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(20_000);
        Wait.happens(() -> stage.examination().backlog().records() == 0, Duration.ofSeconds(4));
        stage.fault("kill storage-worker");
        worker.kill();
        cluster.s3Answers().heal();
        worker.start();
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
    }

    private static void takeKeys(Stage stage) {
        Node worker = stage.cluster().workers().getFirst();
        worker.kill();
        Solo solo = stage.solo();
        List<Submission> sent = List.of(solo.uploadNew(1_000), solo.uploadNew(20 << 20));
        byte[] others = "somebody else's".getBytes(StandardCharsets.UTF_8);
        List<String> keys = sent.stream()
                .map(file -> "uploads/job_order/" + file.name().orElseThrow())
                .toList();
        keys.forEach(key -> stage.examination().putForeign(key, others));
        stage.fault("key taken");
        worker.start();
        sent.forEach(file -> stage.expect(solo.becomes(file, Status.FAILED), file + " is not failed"));
        keys.forEach(key -> stage.expect(
                stage.examination().bucket().fetch(key).size() == others.length, key + " was overwritten"));
    }
}
