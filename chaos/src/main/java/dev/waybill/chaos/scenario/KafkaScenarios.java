package dev.waybill.chaos.scenario;

import dev.waybill.chaos.check.Catalog;
import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.chaos.kafka.TopicTool;
import dev.waybill.chaos.load.Crowd;
import dev.waybill.chaos.load.Mix;
import dev.waybill.chaos.patch.CrashPoints;
import dev.waybill.event.kafka.Topics;
import dev.waybill.testkit.network.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.UnknownMemberIdException;

/** What happens to Kafka and to what is in it. */
final class KafkaScenarios {

    private static final Duration BACK = Duration.ofMinutes(3);
    private static final Duration SETTLED = Duration.ofMinutes(2);

    private KafkaScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "kafka-killed",
                        "kafka",
                        "the broker is killed and started again, twice, under load",
                        "503 with Retry-After meanwhile; nothing acknowledged is lost",
                        Plan.USUAL,
                        KafkaScenarios::kill),
                new Scenario(
                        "kafka-paused",
                        "kafka",
                        "the broker stands still (SIGSTOP) for 15 s, under load",
                        "503 with Retry-After meanwhile; nothing acknowledged is lost",
                        Plan.USUAL,
                        KafkaScenarios::pause),
                new Scenario(
                        "kafka-one-way",
                        "kafka",
                        "what services send arrives, and no answer comes back; then the other way round, under load",
                        "nothing acknowledged is lost, nothing is there twice",
                        Plan.USUAL,
                        KafkaScenarios::cutOneWay),
                new Scenario(
                        "duplicates-shuffled",
                        "kafka",
                        "every record ten times more, shuffled",
                        "the catalog is the same as before, to the byte",
                        Plan.USUAL,
                        KafkaScenarios::shuffle),
                new Scenario(
                        "replay-from-zero",
                        "kafka",
                        "all offsets are set back to 0",
                        "the catalog is the same as before, to the byte",
                        Plan.USUAL,
                        KafkaScenarios::replay),
                new Scenario(
                        "poison",
                        "kafka",
                        "bad JSON, null, unknown type, missing headers, type-header gadget, 1 MB name, deep nesting on"
                                + " each topic",
                        "a dead letter each, with its cause; partitions move on",
                        Plan.SMALL,
                        KafkaScenarios::poison),
                new Scenario(
                        "dead-letter-topic-missing",
                        "kafka",
                        "the topic of dead letters is deleted, and something has to go there",
                        "it waits, and the letter is there once the topic is; readiness names or makes it",
                        Plan.SMALL,
                        KafkaScenarios::deleteDeadLetters),
                new Scenario(
                        "dead-letters-unwritable",
                        "kafka",
                        "the topic of dead letters takes none for 20 s",
                        "the offset stays before what could not be handed over; the letter is there afterwards",
                        Plan.SMALL,
                        KafkaScenarios::refuseDeadLetters),
                new Scenario(
                        "deleted-then-replayed",
                        "kafka",
                        "file.stored comes again after the file was deleted",
                        "it stays deleted",
                        Plan.SMALL,
                        KafkaScenarios::storeAgainAfterDeletion),
                new Scenario(
                        "stored-then-staged-again",
                        "kafka",
                        "file.staged comes again after the file was stored, and only the catalog runs",
                        "nobody sees it go back to staged",
                        Plan.SMALL,
                        KafkaScenarios::stageAgainAfterStoring),
                new Scenario(
                        "outcome-not-acknowledged",
                        "kafka",
                        "Kafka swallows file.stored; then the worker is killed",
                        "the staged bytes are there until it is acknowledged",
                        Plan.SMALL.with("STUCK_AFTER", "1h"), // the watchdog would mend what is looked for here
                        KafkaScenarios::swallowOutcome));
    }

    private static void kill(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            for (int i = 0; i < 2; i++) {
                stage.pause(Duration.ofSeconds(5));
                stage.fault("kill kafka");
                stage.cluster().kafka().kill();
                stage.pause(Duration.ofSeconds(4));
                stage.cluster().kafka().start();
            }
            stage.pause(Duration.ofSeconds(8));
        }
    }

    private static void pause(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            stage.pause(Duration.ofSeconds(5));
            stage.fault("freeze kafka");
            stage.cluster().kafka().freeze();
            stage.pause(Duration.ofSeconds(15));
            stage.cluster().kafka().thaw();
            stage.pause(Duration.ofSeconds(5));
        }
    }

    private static void cutOneWay(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            for (Fault fault : List.of(new Fault.CutToClient(), new Fault.CutToServer())) {
                stage.pause(Duration.ofSeconds(5));
                stage.fault("KAFKA " + fault.getClass().getSimpleName());
                stage.cluster().fault(Link.KAFKA, fault);
                stage.pause(Duration.ofSeconds(12));
                stage.cluster().fault(Link.KAFKA, Fault.NONE);
            }
        }
    }

    private static void shuffle(Stage stage) {
        String before = catalogAfterSomeLoad(stage);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(stage.seed());
        stage.fault("duplicates");
        try (TopicTool tool = new TopicTool(stage.cluster().kafkaAddress())) {
            int sent = tool.duplicate(Topics.FILES, 10, random) + tool.duplicate(Topics.OUTCOMES, 10, random);
            stage.figure("records sent again", sent);
        }
        expectSameCatalog(stage, before);
    }

    private static void replay(Stage stage) {
        String before = catalogAfterSomeLoad(stage);
        Cluster cluster = stage.cluster();
        List<Node> consumers = List.of(
                cluster.workers().getFirst(),
                cluster.workers().getLast(),
                cluster.catalogs().getFirst());
        consumers.forEach(node -> {
            node.terminate(Duration.ofSeconds(40));
            node.kill();
        });
        stage.fault("replay from 0");
        try (TopicTool tool = new TopicTool(cluster.kafkaAddress())) {
            Wait.until(() -> rewound(tool), Duration.ofSeconds(60), () -> "the groups still have members");
        }
        consumers.forEach(Node::start);
        consumers.forEach(node -> node.awaitReady(Duration.ofMinutes(5)));
        expectSameCatalog(stage, before);
    }

    private static boolean rewound(TopicTool tool) {
        try {
            tool.rewind("storage-worker", Topics.FILES);
            tool.rewind("catalog-service", Topics.FILES);
            tool.rewind("catalog-service", Topics.OUTCOMES);
            return true;
        } catch (UnknownMemberIdException e) {
            return false; // of a process that was killed, until its session has run out
        }
    }

    private static String catalogAfterSomeLoad(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            stage.pause(Duration.ofSeconds(10));
        }
        stage.examination().settle(Instant.now(), SETTLED);
        return Catalog.hash(stage.catalog().rows());
    }

    private static void expectSameCatalog(Stage stage, String before) {
        stage.examination().settle(Instant.now(), SETTLED);
        String after = Catalog.hash(stage.catalog().rows());
        stage.figure("catalog", before + " before, " + after + " after");
        stage.expect(before.equals(after), "the catalog is another one");
    }

    private static void poison(Stage stage) {
        long before = stage.examination().deadLetters();
        int sent;
        stage.fault("poison");
        try (TopicTool tool = new TopicTool(stage.cluster().kafkaAddress())) {
            sent = tool.poison(Topics.FILES) + tool.poison(Topics.OUTCOMES) + tool.poison(Topics.INBOX);
        }
        Solo solo = stage.solo();
        Submission good = solo.uploadNew(1_000);
        stage.expect(solo.becomes(good, Status.STORED), "a good file is not stored any more");
        stage.expectSoon(() -> stage.examination().backlog().records() == 0, BACK, "some partition does not move on");
        long letters = stage.examination().deadLetters() - before;
        stage.figure("poison", sent + " records, " + letters + " dead letters");
        stage.expect(letters >= sent, "of " + sent + " records only " + letters + " became dead letters");
    }

    private static void deleteDeadLetters(Stage stage) {
        try (TopicTool tool = new TopicTool(stage.cluster().kafkaAddress())) {
            stage.fault("topic deleted");
            tool.delete(Topics.DEAD_LETTERS);
            int sent = tool.poison(Topics.FILES);
            Node worker = stage.cluster().workers().getFirst();
            stage.expectSoon(
                    () -> worker.readiness().isReady()
                            || worker.readiness().body().contains(Topics.DEAD_LETTERS),
                    BACK,
                    "readiness neither names nor makes the topic");
            stage.expectSoon(() -> stage.examination().deadLetters() >= sent, BACK, "the letters are not there");
        }
    }

    private static void refuseDeadLetters(Stage stage) {
        try (TopicTool tool = new TopicTool(stage.cluster().kafkaAddress())) {
            long before = stage.examination().deadLetters();
            stage.fault("topic takes nothing");
            tool.setWritable(Topics.DEAD_LETTERS, false);
            int sent = tool.poison(Topics.FILES);
            stage.pause(Duration.ofSeconds(20)); // longer than a producer tries by itself
            stage.expect(stage.examination().backlog().records() > 0, "the offset has gone past them");
            tool.setWritable(Topics.DEAD_LETTERS, true);
            stage.expectSoon(
                    () -> stage.examination().deadLetters() >= before + sent, BACK, "the letters are not there");
        }
    }

    private static void storeAgainAfterDeletion(Stage stage) {
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(1_000);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
        Wait.happens(() -> solo.delete(sent).told() == Told.OK, BACK);
        stage.examination().settle(Instant.now(), SETTLED);
        sendAgain(stage, Topics.OUTCOMES, sent);
        stage.examination().settle(Instant.now(), SETTLED);
        stage.expect(!solo.is(sent, Status.STORED), "it is back");
    }

    private static void stageAgainAfterStoring(Stage stage) {
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(1_000);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
        stage.cluster().workers().forEach(Node::kill);
        sendAgain(stage, Topics.FILES, sent);
        stage.pause(Duration.ofSeconds(3)); // for what the catalog may do wrong now
        stage.expect(solo.is(sent, Status.STORED), "it went back");
    }

    /** The file's records on a topic, but for requests to delete it. */
    private static void sendAgain(Stage stage, String topic, Submission file) {
        String id = file.ids().iterator().next();
        stage.fault("duplicates");
        try (TopicTool tool = new TopicTool(stage.cluster().kafkaAddress())) {
            List<ConsumerRecord<byte[], byte[]>> records = tool.readAll(topic).stream()
                    .filter(record ->
                            record.key() != null && new String(record.key(), StandardCharsets.UTF_8).equals(id))
                    .filter(record -> !type(record).contains("delet"))
                    .toList();
            stage.expect(!records.isEmpty(), "there is no record to send again");
            tool.sendAgain(records);
        }
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void swallowOutcome(Stage stage) {
        Cluster cluster = stage.cluster();
        Node worker = cluster.workers().getFirst();
        cluster.pauseAt(worker, CrashPoints.WORKER_BEFORE_OUTCOME, 2, Duration.ofSeconds(4));
        worker.awaitReady(Duration.ofMinutes(5));
        Solo solo = stage.solo();
        stage.expect(solo.becomes(solo.uploadNew(1_000), Status.STORED), "the first file is not stored");
        Submission sent = solo.uploadNew(1_000);
        stage.expectSoon(
                () -> Logs.say(worker, CrashPoints.WORKER_BEFORE_OUTCOME.pausedLine()), BACK, "it never came to it");
        stage.fault("KAFKA CutToServer");
        cluster.fault(Link.KAFKA, new Fault.CutToServer());
        stage.expectSoon(() -> Logs.say(worker, "waybill.chaos: goes on at"), BACK, "it never went on");
        stage.pause(Duration.ofSeconds(2)); // for what it may do wrong now
        String id = sent.ids().iterator().next();
        stage.expect(Files.exists(cluster.staging().resolve(id)), "the bytes are gone before the outcome is told");
        stage.fault("kill storage-worker");
        worker.kill();
        cluster.fault(Link.KAFKA, Fault.NONE);
        worker.start();
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
    }
}
