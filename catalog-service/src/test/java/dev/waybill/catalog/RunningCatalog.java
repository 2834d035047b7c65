package dev.waybill.catalog;

import static org.awaitility.Awaitility.await;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStored;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.local.LocalObjectStore;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.KafkaBackend;
import dev.waybill.testkit.S3Backend;
import dev.waybill.testkit.network.FaultProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on the real broker, S3 and MongoDB wire, and a client that follows no redirects. */
final class RunningCatalog implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static RunningCatalog shared;

    /** Of all catalogs here, as it is where several replicas share one. */
    static final Path LOCAL_FILES = temporaryDirectory();

    final S3Backend bucket = Backends.s3().newBucket();
    final FaultProxy mongo =
            FaultProxy.to(Backends.mongo().host(), Backends.mongo().port());
    final String database = "test-" + UUID.randomUUID();
    final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /** One for all tests that do not break it; it ends with the JVM. */
    static synchronized RunningCatalog shared() {
        if (shared == null) {
            shared = new RunningCatalog(Backends.kafka(), false);
        }
        return shared;
    }

    /**
     * @param kafka of its own where another runs beside it, with which it would share the events
     * @param mongoAway start it while its database does not answer
     */
    RunningCatalog(KafkaBackend kafka, boolean mongoAway) {
        if (mongoAway) {
            mongo.cut();
        }
        context = start(kafka, Backends.mongo().through(mongo).uri() + "/" + database);
        Runtime.getRuntime().addShutdownHook(new Thread(context::close));
    }

    static List<String> arguments(KafkaBackend kafka, S3Backend bucket, String mongoUri) {
        return List.of(
                "--server.port=0",
                "--management.server.port=0",
                "--LOG_FORMAT=",
                "--KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                "--KAFKA_PARTITIONS=3",
                "--PRODUCT_INDEX_DELAY=50ms",
                "--PRODUCT_INDEX_INTERVAL=100ms",
                "--MONGODB_URI=" + mongoUri,
                "--S3_BUCKET_NAME=" + bucket.bucket(),
                "--S3_REGION=" + bucket.region(),
                "--S3_ENDPOINT_URL=" + bucket.endpoint(),
                "--S3_FORCE_PATH_STYLE=true",
                "--LOCAL_STORAGE_DIR=" + LOCAL_FILES,
                "--AWS_ACCESS_KEY_ID=" + bucket.accessKey(),
                "--AWS_SECRET_ACCESS_KEY=" + bucket.secretKey());
    }

    private ConfigurableApplicationContext start(KafkaBackend kafka, String mongoUri) {
        return new SpringApplicationBuilder(CatalogServiceApplication.class)
                .run(arguments(kafka, bucket, mongoUri).toArray(String[]::new));
    }

    void publish(EventEnvelope... events) {
        for (EventEnvelope event : events) {
            context.getBean(EventPublisher.class).publish(event);
        }
    }

    /** A stored file with its object. */
    FileDetails store(FileDetails file) {
        put(file);
        publish(Samples.staged(file), storedHere(file));
        return file;
    }

    /** The object of a file that was stored elsewhere, and the word of it. */
    void moveHere(FileDetails file) {
        put(file);
        publish(Samples.relocated(file, ObjectStores.LOCAL, bucket.bucket()));
    }

    private void put(FileDetails file) {
        try (S3Client s3 = bucket.client()) {
            s3.putObject(
                    put -> put.bucket(bucket.bucket())
                            .key(file.key().value())
                            .contentType(file.fileType().value()),
                    RequestBody.fromBytes(Samples.content(file.id())));
        }
    }

    /** A file that lies in local storage. */
    FileDetails storeLocally(FileDetails file) throws IOException {
        byte[] content = Samples.content(file.id());
        LocalObjectStore.create(LOCAL_FILES).putIfAbsent(file, new StagedFile() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(content);
            }
        });
        publish(Samples.staged(file), Samples.event(new FileStored(file, ObjectStores.LOCAL)));
        return file;
    }

    private static Path temporaryDirectory() {
        try {
            Path directory = Files.createTempDirectory("catalog-test");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(directory.toFile())));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EventEnvelope storedHere(FileDetails file) {
        return Samples.event(new FileStored(file, bucket.bucket()));
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** @param headers names and values in turn */
    Answer send(String method, String path, String body, String... headers) {
        return send(method, uri("local.server.port", path), body, headers);
    }

    Answer management(String path) {
        return send("GET", uri("local.management.port", path), null);
    }

    Answer send(String method, URI uri, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Answer awaitStatus(String path, int status) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> get(path), answer -> answer.status() == status);
    }

    URI uri(String port, String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty(port) + path);
    }

    @Override
    public void close() {
        context.close();
        mongo.close();
    }

    record Answer(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        byte[] bytes() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String text(String member) {
            return json().path(member).asString("");
        }

        Map<String, ?> members() {
            return JSON.convertValue(json(), new TypeReference<Map<String, Object>>() {});
        }
    }
}
