package dev.waybill.chaos.scenario;

import static dev.waybill.chaos.patch.CrashPoints.*;

import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.chaos.patch.CrashPoint;
import dev.waybill.testkit.network.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A service dies at each point of the protocol once, exactly there. */
final class CrashScenarios {

    private static final Duration BACK = Duration.ofMinutes(3);

    /** An Idempotency-Key that a dead process held is free again after a minute. */
    private static final Duration LEASE = Duration.ofSeconds(80);

    private static final int SMALL = 2_000;
    private static final int IN_PARTS = 20 << 20;

    private CrashScenarios() {}

    static List<Scenario> all() {
        return Stream.of(
                        Stream.of(of(INGEST_MID_BODY, CrashScenarios::uploadThatDies)),
                        Stream.of(
                                        INGEST_CLAIMED,
                                        INGEST_STAGED,
                                        INGEST_BEFORE_RECORD,
                                        INGEST_AFTER_RECORD,
                                        INGEST_BEFORE_PUBLISHING,
                                        INGEST_PUBLISHED)
                                .map(point -> of(point, CrashScenarios::uploadUnderOneKey)),
                        Stream.of(of(INGEST_BEFORE_WITHDRAWAL, CrashScenarios::uploadWhileKafkaIsSilent)),
                        Stream.of(
                                        WORKER_BEFORE_PUT,
                                        WORKER_AFTER_PUT,
                                        WORKER_BEFORE_OUTCOME,
                                        WORKER_AFTER_OUTCOME,
                                        WORKER_UNSTAGED)
                                .map(point -> of(point, (stage, at) -> store(stage, at, SMALL, 1))),
                        Stream.of(
                                of(WORKER_MID_MULTIPART, (stage, at) -> store(stage, at, IN_PARTS, 2)),
                                of(WORKER_BEFORE_COMPLETION, (stage, at) -> store(stage, at, IN_PARTS, 1))),
                        Stream.of(WORKER_FAILURE_TOLD, WORKER_DEAD_LETTERED)
                                .map(point -> of(point, CrashScenarios::failOnATakenKey)),
                        Stream.of(
                                        WORKER_BEFORE_DELETE,
                                        WORKER_OBJECT_DELETED,
                                        WORKER_BEFORE_DELETION_TOLD,
                                        WORKER_DELETION_TOLD,
                                        CATALOG_BURIED,
                                        CATALOG_DELETION_REQUESTED)
                                .map(point -> of(point, CrashScenarios::delete)),
                        Stream.of(CATALOG_BEFORE_SAVE, CATALOG_SAVED)
                                .map(point -> of(point, (stage, at) -> store(stage, at, SMALL, 1))),
                        Stream.of(of(CATALOG_DEAD_LETTER_KEPT, CrashScenarios::failOnATakenKey)))
                .flatMap(scenarios -> scenarios)
                .toList();
    }

    private interface AtPoint {
        void play(Stage stage, CrashPoint point) throws Exception;
    }

    private static Scenario of(CrashPoint point, AtPoint script) {
        return new Scenario(
                point.name(),
                point.service().module(),
                "dies at the point " + point.name(),
                point.promise(),
                Plan.SMALL.with("WAYBILL_INGEST_STAGING_LEFTOVERAGE", "2s"),
                stage -> script.play(stage, point));
    }

    private static Node victim(Stage stage, CrashPoint point) {
        return (switch (point.service()) {
                    case INGEST -> stage.cluster().ingests();
                    case WORKER -> stage.cluster().workers();
                    case CATALOG -> stage.cluster().catalogs();
                })
                .getFirst();
    }

    /** Sets it off, and returns how often the process has started by then. */
    private static int arm(Stage stage, CrashPoint point, int nth) {
        Node victim = victim(stage, point);
        stage.fault("crash " + point.name());
        stage.cluster().dieAt(victim, point, nth);
        victim.awaitReady(BACK);
        return victim.starts();
    }

    private static void awaitDeathAndReturn(Stage stage, CrashPoint point, int starts) {
        Node victim = victim(stage, point);
        stage.expectSoon(() -> victim.starts() > starts, BACK, "the process never passed " + point.name());
        victim.awaitReady(BACK);
    }

    private static void uploadThatDies(Stage stage, CrashPoint point) {
        int starts = arm(stage, point, 2);
        Solo solo = stage.solo();
        byte[] bytes = solo.bytes(1 << 20);
        Submission sent = solo.begin(bytes, false);
        Answer answer = solo.upload(sent, bytes);
        stage.expect(answer.status() == 0, "an upload to a process that died was answered " + answer.status());
        sent.told(Told.FAILED); // it died before the end of the body, so nothing may come of it
        awaitDeathAndReturn(stage, point, starts);
        stage.expectSoon(() -> Parts.none(stage), Duration.ofSeconds(90), "the part in staging is not swept");
    }

    private static void uploadUnderOneKey(Stage stage, CrashPoint point) {
        int starts = arm(stage, point, 1);
        Solo solo = stage.solo();
        byte[] bytes = solo.bytes(SMALL);
        Submission sent = solo.begin(bytes, true);
        Answer answer = solo.upload(sent, bytes, sent.sha256());
        stage.expect(answer.status() == 0, "an upload to a process that died was answered " + answer.status());
        awaitDeathAndReturn(stage, point, starts);
        boolean taken =
                Wait.happens(() -> solo.upload(sent, bytes, sent.sha256()).told() == Told.OK, LEASE);
        stage.expect(taken, "the same request was not answered 202 after " + LEASE.toSeconds() + " s");
        Answer again = solo.upload(sent, bytes, sent.sha256());
        stage.expect(again.told() == Told.OK, "the same request once more is answered " + again.status());
        stage.expect(taken && solo.becomes(sent, Status.STORED), "it is not stored");
    }

    /** The sender is told 503; the process dies before it can take the file back. */
    private static void uploadWhileKafkaIsSilent(Stage stage, CrashPoint point) {
        int starts = arm(stage, point, 1);
        Solo solo = stage.solo();
        solo.uploadNew(SMALL); // so that the producer is connected
        stage.cluster().fault(Link.KAFKA, new Fault.CutToServer());
        byte[] bytes = solo.bytes(SMALL);
        solo.upload(solo.begin(bytes, true), bytes);
        stage.cluster().fault(Link.KAFKA, Fault.NONE);
        awaitDeathAndReturn(stage, point, starts);
    }

    private static void store(Stage stage, CrashPoint point, int size, int nth) {
        int starts = arm(stage, point, nth);
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(size);
        awaitDeathAndReturn(stage, point, starts);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
    }

    private static void failOnATakenKey(Stage stage, CrashPoint point) {
        Node worker = stage.cluster().workers().getFirst();
        worker.kill();
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(SMALL);
        String key = "uploads/job_order/" + sent.name().orElseThrow();
        stage.examination().putForeign(key, "somebody else's".getBytes(StandardCharsets.UTF_8));
        long letters = stage.examination().deadLetters();
        int starts = arm(stage, point, 1);
        worker.start();
        awaitDeathAndReturn(stage, point, starts);
        stage.expect(solo.becomes(sent, Status.FAILED), "it is not failed");
        stage.expectSoon(() -> stage.examination().deadLetters() > letters, BACK, "there is no dead letter of it");
    }

    private static void delete(Stage stage, CrashPoint point) {
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(SMALL);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
        int starts = arm(stage, point, 1);
        Wait.happens(() -> solo.delete(sent).told() == Told.OK, BACK);
        awaitDeathAndReturn(stage, point, starts);
        stage.expect(
                Wait.happens(() -> isDeletion(solo.delete(sent)), BACK),
                "its deletion is answered neither 204 nor 410");
    }

    /** It may have been done by the time that it is asked for again. */
    private static boolean isDeletion(Answer answer) {
        return answer.told() == Told.OK || answer.status() == 410;
    }
}
