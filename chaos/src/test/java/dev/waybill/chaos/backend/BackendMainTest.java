package dev.waybill.chaos.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import dev.waybill.chaos.kafka.TopicTool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class BackendMainTest {

    /** What a JVM that SIGTERM ended says. */
    private static final int TERMINATED = 143;

    @TempDir
    Path dataDir;

    @Test
    void kafkaKeepsItsRecordsWhenKilled() throws Exception {
        var port = freePort();
        var args = new String[] {"kafka", dataDir.toString(), port, port};
        try (var topics = new TopicTool("127.0.0.1:" + port)) {
            int sent;
            try (var kafka = BackendProcess.start(args)) {
                topics.create("kept", 1);
                sent = topics.poison("kept");
                kafka.kill();
            }
            try (var kafka = BackendProcess.start(args)) {
                assertThat(topics.readAll("kept")).hasSize(sent);
                assertThat(kafka.terminate()).isEqualTo(TERMINATED);
            }
        }
    }

    @Test
    void s3KeepsItsObjectsWhenKilledAndTakesFaultsWhileItRuns() throws Exception {
        var port = freePort();
        var args = new String[] {"s3", dataDir.toString(), port, "tester", "tester-secret", "files"};
        try (var client = s3(port)) {
            try (var s3 = BackendProcess.start(args)) {
                client.putObject(b -> b.bucket("files").key("kept"), RequestBody.fromString("hello"));
                s3.kill();
            }
            try (var s3 = BackendProcess.start(args)) {
                assertThat(client.getObjectAsBytes(b -> b.bucket("files").key("kept"))
                                .asUtf8String())
                        .isEqualTo("hello");
                assertThat(s3.say("IGNORES_IF_NONE_MATCH")).isEqualTo("faults IGNORES_IF_NONE_MATCH");
                client.putObject(
                        b -> b.bucket("files").key("kept").ifNoneMatch("*"), RequestBody.fromString("overwritten"));
                assertThat(s3.say("NONSENSE")).isEqualTo("no such faults: NONSENSE");
                assertThat(s3.terminate()).isEqualTo(TERMINATED);
            }
        }
    }

    @Test
    void mongoKeepsItsDocumentsWhenKilled() throws Exception {
        var port = freePort();
        var args = new String[] {"mongo", dataDir.toString(), port};
        try (var client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            var documents = client.getDatabase("test").getCollection("documents");
            try (var mongo = BackendProcess.start(args)) {
                documents.insertOne(new Document("_id", "kept"));
                mongo.kill();
            }
            try (var mongo = BackendProcess.start(args)) {
                assertThat(documents.find().first()).containsEntry("_id", "kept");
                assertThat(mongo.terminate()).isEqualTo(TERMINATED);
            }
        }
    }

    private static S3Client s3(String port) {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("tester", "tester-secret")))
                .build();
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return String.valueOf(socket.getLocalPort());
        }
    }
}
