package dev.waybill.ingest.inbox;

import dev.waybill.file.FileId;
import dev.waybill.ingest.AnnouncedFiles;
import dev.waybill.ingest.source.web.RawServer;
import dev.waybill.ingest.source.web.TestWebServer;
import dev.waybill.ingest.source.web.WebSources;
import dev.waybill.staging.StagingArea;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** The whole service for tests of the inbox, the same for all of them: real broker, real servers, names of their own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class InboxSetting {

    static final int LIMIT = 1_000_000;
    static final TestWebServer HTTPS = server(true);
    static final TestWebServer HTTP = server(false);
    static final RawServer BARE = RawServer.hangingUpAfter("HTTP/1.1 200 OK\r\n\r\n%PDF-1.7 of unknown length");
    static final S3Backend S3 = Backends.s3().newBucket();
    static final Path STAGING = directory();
    static final Path DIRECTORY = directory();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("KAFKA_BOOTSTRAP_SERVERS", () -> Backends.kafka().bootstrapServers());
        settings.add("WAYBILL_STAGING", STAGING::toString);
        settings.add("MAX_FILE_SIZE", () -> LIMIT);
        settings.add("S3_BUCKET_NAME", () -> "bucket");
        settings.add("S3_ENDPOINT_URL", () -> S3.endpoint().toString());
        settings.add("S3_REGION", S3::region);
        settings.add("S3_FORCE_PATH_STYLE", () -> true);
        settings.add("AWS_ACCESS_KEY_ID", S3::accessKey);
        settings.add("AWS_SECRET_ACCESS_KEY", S3::secretKey);
        settings.add("WAYBILL_INBOX_TOPICS", () -> "waybill.inbox.v1=AGY-1,AGY-123,job:*,CLT-7");
        settings.add("WAYBILL_INBOX_DIR", DIRECTORY::toString);
        settings.add("WAYBILL_INBOX_BUCKETS", () -> S3.bucket() + ",bucket");
        settings.add(
                "WAYBILL_INBOX_HOSTS",
                () ->
                        "files.test:%1$d,files.test:%2$d,files.test:%3$d,slow.test:%2$d,loopback.test:%2$d,metadata.test:%2$d,127.0.0.2:%2$d,[::1]:%2$d"
                                .formatted(HTTPS.port(), HTTP.port(), BARE.port()));
        settings.add("waybill.inbox.sources.plain-http", () -> true);
        settings.add("waybill.inbox.sources.fetch-timeout", () -> "3s");
        settings.add("waybill.inbox.first-retry", () -> "20ms");
        settings.add("waybill.inbox.slowest-retry", () -> "200ms");
        settings.add("waybill.inbox.tries-when-slow", () -> 2);
        settings.add("management.server.port", () -> 0);
    }

    @TestBean(name = "ingestWebSources")
    private WebSources web;

    static WebSources web() {
        return TestWebServer.sources();
    }

    @LocalServerPort
    int port;

    @Autowired
    private StagingArea area;

    /** For as long as the context: to join anew takes longer than most tests. */
    static Inbox inbox;

    static AnnouncedFiles announced;

    @BeforeEach
    void listen() {
        if (inbox == null) {
            inbox = new Inbox(Backends.kafka().bootstrapServers());
            announced = AnnouncedFiles.on(Backends.kafka().bootstrapServers());
        }
    }

    byte[] stagedBytes(FileId id) throws IOException {
        try (InputStream bytes = area.find(id).orElseThrow().open()) {
            return bytes.readAllBytes();
        }
    }

    private static TestWebServer server(boolean secure) {
        try {
            return secure ? TestWebServer.secure() : TestWebServer.plain();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path directory() {
        try {
            Path directory = Files.createTempDirectory("waybill-inbox-");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
