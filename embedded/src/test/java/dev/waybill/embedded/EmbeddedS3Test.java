package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class EmbeddedS3Test {

    @TempDir
    Path dataDir;

    EmbeddedS3 server;
    S3Client s3;

    @BeforeEach
    void start() {
        server = EmbeddedS3.start(dataDir, 0, S3.ACCESS_KEY, S3.SECRET_KEY);
        server.createBucket(S3.BUCKET);
        s3 = S3.client(server);
    }

    @AfterEach
    void stop() {
        s3.close();
        server.close();
    }

    @Test
    void keepsObjectsAcrossARestart() {
        put("kept", "text");
        stop();
        start();
        assertThat(text("kept")).isEqualTo("text");
    }

    @Test
    void createsABucketOnce() {
        put("kept", "text");
        server.createBucket(S3.BUCKET);
        assertThat(text("kept")).isEqualTo("text");
    }

    @Test
    void refusesAWrongSecret() {
        try (var stranger = S3.client(server, "wrong")) {
            assertThatThrownBy(stranger::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void refusesASignedLinkThatWasChangedOrHasExpired() throws Exception {
        put("linked", "text");
        var link = S3.link(server, "linked", Duration.ofMinutes(1));
        var brief = S3.link(server, "linked", Duration.ofSeconds(1));
        assertThat(get(link).body()).isEqualTo("text");
        assertThat(get(URI.create(link.toString().replace("linked", "other"))).statusCode())
                .isEqualTo(403);
        Awaitility.await().until(() -> get(brief).statusCode() == 403);
    }

    @Test
    void letsOneOfManyRacingConditionalPutsWin() {
        var won = IntStream.range(0, 16)
                .parallel()
                .filter(i -> {
                    try {
                        s3.putObject(
                                b -> b.bucket(S3.BUCKET).key("raced").ifNoneMatch("*"), RequestBody.fromString("" + i));
                        return true;
                    } catch (S3Exception e) {
                        return false;
                    }
                })
                .toArray();
        assertThat(won).hasSize(1);
        assertThat(text("raced")).isEqualTo("" + won[0]);
    }

    @Test
    void doesNotListAPutThatIsUnderWay() throws Exception {
        var half = new HalfWay();
        var putting = Thread.startVirtualThread(() ->
                s3.putObject(b -> b.bucket(S3.BUCKET).key("slow"), RequestBody.fromInputStream(half, HalfWay.LENGTH)));
        half.reached.await();
        Awaitility.await().until(() -> !filesInBucket().isEmpty());
        assertThat(keys()).isEmpty();
        half.goOn.countDown();
        putting.join();
        assertThat(keys()).containsExactly("slow");
    }

    @Test
    void removesWhatAKilledPutLeft() throws Exception {
        stop();
        Files.writeString(dataDir.resolve(S3.BUCKET, "cut-6934ebdb-a644-4c3e-b0bc-c7abd8f2cf3a"), "half");
        start();
        assertThat(filesInBucket()).isEmpty();
    }

    @Test
    void keepsEveryAcknowledgedObjectWhenKilled() throws Exception {
        var killedDir = dataDir.resolveSibling(dataDir.getFileName() + "-killed");
        var acknowledged = KilledProcess.run(Putter.class, killedDir, 0, 200);
        try (var restarted = EmbeddedS3.start(killedDir, 0, S3.ACCESS_KEY, S3.SECRET_KEY);
                var client = S3.client(restarted)) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);
            for (var number : acknowledged) {
                var object = client.getObjectAsBytes(b -> b.bucket(S3.BUCKET).key("n/" + number));
                assertThat(object.asByteArray()).isEqualTo(Putter.body(number));
                assertThat(object.response().metadata()).containsEntry("number", String.valueOf(number));
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        var port = server.endpoint().getPort();
        assertThatThrownBy(() -> EmbeddedS3.start(dataDir, port, "a", "b"))
                .isInstanceOfSatisfying(
                        PortTaken.class, taken -> assertThat(taken.purpose()).isEqualTo("S3"));
    }

    @Test
    void saysThatAFilesystemHasNoExtendedAttributes() {
        assertThatThrownBy(() -> EmbeddedS3.start(Path.of("/proc/self"), 0, "a", "b"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("extended attributes");
    }

    private void put(String key, String text) {
        s3.putObject(b -> b.bucket(S3.BUCKET).key(key), RequestBody.fromString(text));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(S3.BUCKET).key(key)).asUtf8String();
    }

    private List<String> keys() {
        return s3.listObjectsV2(b -> b.bucket(S3.BUCKET)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private List<Path> filesInBucket() throws IOException {
        try (var files = Files.list(dataDir.resolve(S3.BUCKET))) {
            return files.toList();
        }
    }

    private static HttpResponse<String> get(URI link) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** A body that waits in its middle. */
    private static final class HalfWay extends InputStream {

        static final int LENGTH = 600_000;

        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);
        private int read;

        @Override
        public int read() throws IOException {
            if (++read == LENGTH / 2) {
                reached.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            return read > LENGTH ? -1 : 'x';
        }
    }

    /** Runs in the process that is killed. */
    static final class Putter {
        public static void main(String[] args) {
            try (var server = EmbeddedS3.start(Path.of(args[0]), 0, S3.ACCESS_KEY, S3.SECRET_KEY);
                    var s3 = S3.client(server)) {
                server.createBucket(S3.BUCKET);
                for (int number = Integer.parseInt(args[1]); ; number++) {
                    var metadata = Map.of("number", String.valueOf(number));
                    var key = "n/" + number;
                    s3.putObject(
                            b -> b.bucket(S3.BUCKET).key(key).metadata(metadata), RequestBody.fromBytes(body(number)));
                    KilledProcess.acknowledged(number);
                }
            }
        }

        static byte[] body(int number) {
            return String.valueOf(number).repeat(10_000).getBytes(StandardCharsets.UTF_8);
        }
    }
}
