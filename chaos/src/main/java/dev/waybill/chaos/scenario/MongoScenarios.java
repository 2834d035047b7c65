package dev.waybill.chaos.scenario;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Plan;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.chaos.load.Crowd;
import dev.waybill.chaos.load.Mix;
import dev.waybill.testkit.network.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** What happens while MongoDB is not as it should be. */
final class MongoScenarios {

    private static final Duration A_WHILE = Duration.ofSeconds(15);

    private MongoScenarios() {}

    static List<Scenario> all() {
        return List.of(
                new Scenario(
                        "mongo-paused",
                        "mongo",
                        "stands still (SIGSTOP) for 15 s, under load",
                        "reads are answered 503 as a problem, events wait",
                        Plan.USUAL,
                        MongoScenarios::pause),
                new Scenario(
                        "mongo-killed",
                        "mongo",
                        "killed and started again, twice, under load",
                        "events wait; nothing is lost",
                        Plan.USUAL,
                        MongoScenarios::kill),
                new Scenario(
                        "mongo-away",
                        "mongo",
                        "refuses connections while a file is uploaded and stored",
                        "the file is in the catalog once it is back",
                        Plan.SMALL,
                        MongoScenarios::goAway),
                new Scenario(
                        "mongo-races",
                        "mongo",
                        "two catalogs fold the same events into the same rows, one of them killed now and then",
                        "one row a file",
                        Plan.USUAL.withCatalogs(2),
                        MongoScenarios::race),
                new Scenario(
                        "mongo-index-absent",
                        "mongo",
                        "the unique index on keys is gone when the catalog starts",
                        "it refuses to start, and says which index",
                        Plan.SMALL,
                        MongoScenarios::dropIndex));
    }

    private static void dropIndex(Stage stage) {
        Node catalog = stage.cluster().catalogs().getFirst();
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(1_000);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not stored");
        stage.fault("index dropped");
        catalog.kill();
        try (MongoClient client = MongoClients.create(stage.cluster().mongoAddress())) {
            MongoDatabase database = client.getDatabase(Cluster.DATABASE);
            database.getCollection("files").dropIndex(Indexes.ascending("s3_key"));
            catalog.start();
            stage.expectSoon(
                    () -> Logs.say(catalog, "has no unique index on s3_key"),
                    Duration.ofSeconds(90),
                    "it does not say which index it misses");
            stage.expect(!catalog.readiness().isReady(), "it serves without its index");
            database.getCollection("schema").drop(); // as the message says
        }
    }

    private static void pause(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            stage.pause(Duration.ofSeconds(4));
            stage.fault("freeze mongo");
            stage.cluster().mongo().freeze();
            stage.pause(Duration.ofSeconds(2));
            Answer answer = stage.examination()
                    .api()
                    .get(stage.cluster().catalogAddresses().getFirst().resolve("/api/v1/files?limit=1"));
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            stage.expect(answer.status() == 503, "a read is answered " + answer.status());
            stage.expect(body.contains("\"code\""), "the answer is no problem: " + body);
            stage.pause(A_WHILE);
            stage.cluster().mongo().thaw();
            stage.pause(Duration.ofSeconds(3));
        }
    }

    private static void kill(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            for (int i = 0; i < 2; i++) {
                stage.pause(Duration.ofSeconds(4));
                stage.fault("kill mongo");
                stage.cluster().mongo().kill();
                stage.pause(Duration.ofSeconds(5));
                stage.cluster().mongo().start();
            }
            stage.pause(Duration.ofSeconds(5));
        }
    }

    private static void goAway(Stage stage) {
        Cluster cluster = stage.cluster();
        stage.fault("MONGO Refuse");
        cluster.fault(Link.MONGO, new Fault.Refuse());
        Solo solo = stage.solo();
        Submission sent = solo.uploadNew(10_000);
        stage.pause(A_WHILE); // long enough for whoever gives up after some tries to do so
        cluster.fault(Link.MONGO, Fault.NONE);
        stage.expect(solo.becomes(sent, Status.STORED), "it is not in the catalog");
    }

    private static void race(Stage stage) {
        try (Crowd crowd = stage.crowd(Mix.USUAL)) {
            for (int i = 0; i < 3; i++) {
                stage.pause(Duration.ofSeconds(5));
                stage.fault("kill catalog-service");
                stage.cluster().catalogs().getLast().kill();
                stage.pause(Duration.ofSeconds(2));
                stage.cluster().catalogs().getLast().start();
            }
            stage.pause(Duration.ofSeconds(8));
        }
    }
}
