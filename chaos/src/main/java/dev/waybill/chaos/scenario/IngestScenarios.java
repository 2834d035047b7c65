package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.cluster.Plan.Disk;
import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.chaos.patch.CrashPoints;
import dev.waybill.testkit.network.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What happens while bytes are taken in. */
final class IngestScenarios {

    private static final Duration BACK = Duration.ofMinutes(3);
    private static final int KILOBYTES = 20_000;

    private IngestScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "disk-full",
                        "ingest",
                        "staging is full to the last byte (tmpfs of 24 MiB), no worker empties it",
                        "507, and it recovers by itself once there is room",
                        Plan.SMALL.stagingOn(Disk.SMALL),
                        stage -> fill(stage, 1 << 20)),
                new Scenario(
                        "inodes-full",
                        "ingest",
                        "staging takes no more files (tmpfs with 60 inodes)",
                        "507, and it recovers by itself once there is room",
                        Plan.SMALL.stagingOn(Disk.FEW_FILES),
                        stage -> fill(stage, KILOBYTES)),
                new Scenario(
                        "kafka-silent-at-upload",
                        "ingest",
                        "Kafka swallows what ingest sends; then ingest is killed",
                        "503 with Retry-After, never a 202",
                        Plan.SMALL,
                        IngestScenarios::uploadIntoSilence),
                new Scenario(
                        "same-key-after-kill",
                        "ingest",
                        "killed right after it has published; the same request comes again",
                        "one file, one id",
                        Plan.SMALL,
                        IngestScenarios::sameKeyAfterKill),
                new Scenario(
                        "power-cut-after-202",
                        "ingest",
                        "the power fails right after the 202: what was not flushed is gone",
                        "stored all the same",
                        Plan.SMALL.stagingOn(Disk.POWER_CUT),
                        stage -> cutPower(stage, false)),
                new Scenario(
                        "power-cut-same-key",
                        "ingest",
                        "the same under an Idempotency-Key, and the same request once the power is back",
                        "the same id",
                        Plan.SMALL.stagingOn(Disk.POWER_CUT),
                        stage -> cutPower(stage, true)));
    }

    private static void fill(Stage stage, int size) {
        Node worker = stage.cluster().workers().getFirst();
        worker.kill();
        stage.fault("disk full");
        Solo solo = stage.solo();
        int taken = 0;
        Answer refusal = null;
        while (refusal == null && taken < 200) {
            byte[] bytes = solo.bytes(size);
            Answer answer = solo.upload(solo.begin(bytes, false), bytes);
            if (answer.told() == Told.OK) {
                taken++;
            } else {
                refusal = answer;
            }
        }
        stage.figure("taken in before it was full", taken);
        stage.expect(
                refusal != null && refusal.status() == 507,
                "a full disk is answered " + (refusal == null ? "never" : refusal.status()));
        stage.expect(refusal != null && refusal.body().length > 0, "the refusal has no body");
        worker.start();
        stage.expectSoon(
                () -> {
                    byte[] bytes = solo.bytes(size);
                    return solo.upload(solo.begin(bytes, false), bytes).told() == Told.OK;
                },
                BACK,
                "it takes in nothing although there is room again");
    }

    private static void uploadIntoSilence(Stage stage) {
        Cluster cluster = stage.cluster();
        Node ingest = cluster.ingests().getFirst();
        Solo solo = stage.solo();
        solo.uploadNew(KILOBYTES); // so that the producer is connected
        stage.fault("KAFKA CutToServer");
        cluster.fault(Link.KAFKA, new Fault.CutToServer());
        byte[] bytes = solo.bytes(KILOBYTES);
        Answer answer = solo.upload(solo.begin(bytes, true), bytes);
        stage.expect(answer.status() == 503, "an upload that Kafka never heard of is answered " + answer.status());
        ingest.kill();
        cluster.fault(Link.KAFKA, Fault.NONE);
        ingest.start();
        ingest.awaitReady(BACK);
        stage.expectSoon(
                () -> {
                    byte[] more = solo.bytes(KILOBYTES);
                    return solo.upload(solo.begin(more, true), more).told() == Told.OK;
                },
                BACK,
                "it takes in nothing although Kafka is back");
    }

    private static void sameKeyAfterKill(Stage stage) {
        Node ingest = stage.cluster().ingests().getFirst();
        Solo solo = stage.solo();
        byte[] bytes = solo.bytes(KILOBYTES);
        Submission sent = solo.begin(bytes, true);
        stage.fault("kill ingest-service");
        stage.cluster().dieAt(ingest, CrashPoints.INGEST_PUBLISHED, 1);
        ingest.awaitReady(BACK);
        int starts = ingest.starts();
        solo.upload(sent, bytes, sent.sha256());
        stage.expectSoon(() -> ingest.starts() > starts, BACK, "the process never got that far");
        ingest.awaitReady(BACK);
        boolean taken =
                Wait.happens(() -> solo.upload(sent, bytes, sent.sha256()).told() == Told.OK, Duration.ofSeconds(80));
        stage.expect(taken, "the same request is not taken in again");
    }

    private static void cutPower(Stage stage, boolean keyed) throws IOException {
        Cluster cluster = stage.cluster();
        Node ingest = cluster.ingests().getFirst();
        Node worker = cluster.workers().getFirst();
        worker.kill();
        Solo solo = stage.solo();
        byte[] bytes = solo.bytes(300_000);
        Submission sent = solo.begin(bytes, keyed);
        Answer answer = solo.upload(sent, bytes, keyed ? sent.sha256() : null);
        stage.fault("power cut");
        ingest.freeze(); // nobody writes any more, and nothing is flushed by it
        cluster.powerCutDisk().cut();
        ingest.kill();
        stage.expect(answer.told() == Told.OK, "an upload is answered " + answer.status());
        cluster.powerCutDisk().restore();
        ingest.start();
        ingest.awaitReady(BACK);
        if (keyed) {
            Answer again = solo.upload(sent, bytes, sent.sha256());
            stage.expect(again.told() == Told.OK, "the same request is answered " + again.status());
        }
        worker.start();
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
    }
}
