package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.load.Crowd;
import dev.waybill.chaos.load.Mix;
import dev.waybill.chaos.s3.Chance;
import dev.waybill.chaos.s3.S3Fault;
import dev.waybill.chaos.s3.S3Fault.Reason;
import dev.waybill.chaos.s3.ServerFault;
import dev.waybill.testkit.network.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What happens while S3 is away, slow or wrong. */
final class S3Scenarios {

    private static final Duration A_WHILE = Duration.ofSeconds(12);

    private S3Scenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(List.of(
                answers("s3-500", "answers half of all requests with 500", 0.5, new S3Fault.ServerError()),
                answers("s3-slow-down", "answers everything with 503 SlowDown", 1, new S3Fault.SlowDown()),
                answers(
                        "s3-lost-answer",
                        "does what is asked and then breaks off, half of the time",
                        0.5,
                        new S3Fault.LostAnswer()),
                answers(
                        "s3-ok-with-error",
                        "answers 200 with an error in the body",
                        0.7,
                        new S3Fault.OkWithErrorBody()),
                answers("s3-1-kB-a-second", "answers with 1 kB a second", 1, new S3Fault.SlowAnswers(1_000)),
                answers("s3-bucket-missing", "says that there is no such bucket", 1, new S3Fault.NoSuchBucket()),
                answers(
                        "s3-revoked",
                        "refuses the credentials",
                        1,
                        new S3Fault.Forbidden(Reason.INVALID_ACCESS_KEY_ID)),
                answers(
                        "s3-expired",
                        "says that the token has expired",
                        1,
                        new S3Fault.Forbidden(Reason.EXPIRED_TOKEN)),
                answers("s3-clock", "says that the caller's clock is wrong", 1, new S3Fault.ClockSkewed()),
                network("s3-reset", "resets connections", new Fault.Reset()),
                network("s3-black-hole", "takes connections and never answers", new Fault.BlackHole()),
                network("s3-throttled", "takes and gives 1 kB a second", new Fault.Throttle(1_000))));
        all.add(new Scenario(
                "s3-drops-aes256",
                "s3",
                "does not say of what it stores that it is encrypted",
                "detected: not stored while it is so",
                Plan.SMALL,
                stage -> notWhile(stage, new S3Fault.DropsEncryptionHeader(), 2_000)));
        all.add(new Scenario(
                "s3-flips-a-byte-once",
                "s3",
                "one byte of what it stores is another than was sent, for a while, and it confirms no checksum",
                "detected: not stored while it is so, put again, stored afterwards with the right bytes",
                Plan.SMALL,
                S3Scenarios::flip));
        all.add(new Scenario(
                "s3-ignores-if-none-match",
                "s3",
                "conditional puts overwrite what is there",
                "the worker notices at its start, says so, and takes no work",
                Plan.SMALL,
                S3Scenarios::ignoreConditions));
        return all;
    }

    /** One that confirmed the checksum of what it then does not keep could only be caught by reading everything twice. */
    private static void flip(Stage stage) {
        Node s3 = stage.cluster().s3();
        stage.cluster().s3Answers().set(Chance.always(new S3Fault.DropsChecksums()));
        stage.fault("S3 " + ServerFault.FLIPS_BYTE_AT_REST);
        s3.tell(ServerFault.FLIPS_BYTE_AT_REST.name());
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(5_000);
        stage.pause(Duration.ofSeconds(5));
        stage.expect(!solo.is(sent, Status.STORED), "it is stored with wrong bytes");
        s3.tell("");
        stage.cluster().s3Answers().heal();
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored once S3 keeps what it is given");
    }

    private static void ignoreConditions(Stage stage) {
        Node s3 = stage.cluster().s3();
        Node worker = stage.cluster().workers().getFirst();
        worker.kill();
        stage.fault("S3 " + ServerFault.IGNORES_IF_NONE_MATCH);
        s3.tell(ServerFault.IGNORES_IF_NONE_MATCH.name());
        worker.start();
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(5_000);
        stage.expectSoon(
                () -> worker.readiness().status() == 503
                        && worker.readiness().body().contains("If-None-Match"),
                Duration.ofSeconds(60),
                "readiness does not say what is missing");
        stage.figure("readiness", worker.readiness().body());
        stage.expect(!solo.is(sent, Status.STORED), "it is stored");
        s3.tell("");
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored once S3 keeps its word");
    }

    private static Scenario answers(String name, String fault, double probability, S3Fault kind) {
        return new Scenario(
                name,
                "s3",
                fault + ", under load",
                "work waits and then goes on; nothing is dead-lettered; no hot loop, no more threads",
                Plan.USUAL,
                stage -> during(
                        stage,
                        "S3 " + kind.getClass().getSimpleName(),
                        () -> stage.cluster().s3Answers().set(Chance.of(kind, probability))));
    }

    private static Scenario network(String name, String fault, Fault kind) {
        return new Scenario(
                name,
                "s3",
                fault + ", under load",
                "work waits and then goes on; nothing is dead-lettered; no hot loop, no more threads",
                Plan.USUAL,
                stage -> during(
                        stage,
                        "S3 " + kind.getClass().getSimpleName(),
                        () -> stage.cluster().fault(Link.S3, kind)));
    }

    private static void during(Stage stage, String name, Runnable fault) {
        long letters = stage.examination().deadLetters();
        long threads = threads(stage);
        try (Crowd crowd = stage.crowd(Mix.USUAL.at(30))) {
            stage.pause(Duration.ofSeconds(3));
            stage.fault(name);
            fault.run();
            stage.pause(A_WHILE);
            Map<S3Fault, Long> struck = stage.cluster().s3Answers().struck();
            stage.figure(
                    "struck",
                    struck.values().stream().mapToLong(Long::longValue).sum() + " requests");
            stage.cluster().heal();
        }
        long more = threads(stage) - threads;
        stage.figure("threads of a worker", threads + ", then " + (threads + more));
        stage.expect(more < 60, "a worker has " + more + " threads more");
        stage.expect(stage.examination().deadLetters() == letters, "an outage was dead-lettered");
    }

    private static long threads(Stage stage) {
        return stage.cluster().workers().stream()
                .map(Node::usage)
                .mapToLong(usage -> usage.threads())
                .max()
                .orElse(0);
    }

    /** A file that comes meanwhile is not stored, and is stored afterwards. */
    static void notWhile(Stage stage, S3Fault fault, int size) {
        stage.fault("S3 " + fault.getClass().getSimpleName());
        stage.cluster().s3Answers().set(Chance.always(fault));
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(size);
        stage.pause(Duration.ofSeconds(6));
        stage.expect(!solo.is(sent, Status.STORED), "it is stored although S3 is not as it must be");
        stage.cluster().s3Answers().heal();
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored once S3 is as it must be");
    }
}
