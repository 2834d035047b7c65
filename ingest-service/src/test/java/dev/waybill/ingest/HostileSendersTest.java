package dev.waybill.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import dev.waybill.testkit.Backends;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** Senders who stand still, dribble, or all come at once; the numbers are the rows of hostile-inputs.md. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HostileSendersTest {

    private static final int ROOM = 1_000_000;
    private static final byte[] FILE = Arrays.copyOf("%PDF-1.7".getBytes(StandardCharsets.UTF_8), 10_000);

    @TempDir
    private static Path staging;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("KAFKA_BOOTSTRAP_SERVERS", () -> Backends.kafka().bootstrapServers());
        settings.add("WAYBILL_STAGING", staging::toString);
        settings.add("WAYBILL_STAGING_MAX_BYTES", () -> ROOM + "B");
        settings.add("S3_BUCKET_NAME", () -> "bucket");
        settings.add("server.tomcat.connection-timeout", () -> "1s");
        settings.add("server.tomcat.keep-alive-timeout", () -> "30s");
        settings.add("waybill.ingest.upload.grace", () -> "1s");
        settings.add("management.server.port", () -> 0);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private StagingArea area;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<FileId> accepted = Collections.synchronizedList(new ArrayList<>());

    @Test
    void row_14_a_body_that_stops_is_given_up_and_leaves_nothing() throws IOException {
        try (Socket sender = begin(1000)) {
            sender.getOutputStream().write(Arrays.copyOf(FILE, 500));

            assertThat(answer(sender)).doesNotContain(" 202 ");
        }
        awaitEmpty();
    }

    @Test
    void row_14_a_body_of_a_few_bytes_a_second_is_refused_while_others_are_served() throws Exception {
        try (Socket sender = begin(FILE.length);
                ExecutorService dribbling = Executors.newVirtualThreadPerTaskExecutor()) {
            dribbling.submit(() -> dribble(sender.getOutputStream()));

            assertThat(upload()).isEqualTo(202);
            assertThat(answer(sender)).contains(" 408 ").contains("UPLOAD_TOO_SLOW");
            sender.close();
        }
        clear();
    }

    @Test
    void row_40_a_thousand_uploads_at_once_never_take_more_room_than_there_is() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService senders =
                Executors.newFixedThreadPool(100, Thread.ofVirtual().factory())) {
            for (int i = 0; i < 1000; i++) {
                answers.add(senders.submit(this::upload));
            }
        }

        int taken = 0;
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(202, 507);
            taken += answer.get() == 202 ? 1 : 0;
        }
        assertThat(taken).isBetween(1, ROOM / FILE.length);
        assertThat(area.usage().bytes()).isEqualTo((long) taken * FILE.length).isLessThanOrEqualTo(ROOM);

        clear();
        Awaitility.await().until(this::upload, status -> status == 202);
        clear();
    }

    private int upload() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + route()))
                .POST(BodyPublishers.ofByteArray(FILE))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 202) {
            accepted.add(FileId.parse(
                    JsonMapper.shared().readTree(answer.body()).get("id").asString()));
        }
        return answer.statusCode();
    }

    /** Does what workers do. */
    private void clear() throws IOException {
        for (FileId id : accepted) {
            area.delete(id);
        }
        accepted.clear();
        awaitEmpty();
    }

    private void awaitEmpty() {
        Awaitility.await().until(() -> area.usage().files() == 0);
    }

    private Socket begin(int length) throws IOException {
        Socket sender = new Socket("localhost", port);
        sender.setSoTimeout(20_000);
        sender.getOutputStream()
                .write(("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%%PDF")
                        .formatted(route(), length)
                        .getBytes(StandardCharsets.ISO_8859_1));
        return sender;
    }

    /** Until the other side has had enough. */
    private static @Nullable Void dribble(OutputStream out) throws InterruptedException {
        try {
            for (int i = 0; i < FILE.length; i++) {
                out.write('x');
                Thread.sleep(200); // the hostile sender's pace, not a wait for anything
            }
        } catch (IOException e) {
            // Refused, as it should be.
        }
        return null;
    }

    private static String answer(Socket sender) throws IOException {
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = sender.getInputStream();
            for (int b = in.read(); b >= 0 && answer.indexOf("request_id") < 0; b = in.read()) {
                answer.append((char) b);
            }
        } catch (SocketException e) {
            // Closed the hard way.
        }
        return answer.toString();
    }

    private static String route() {
        return "/api/v1/agencies/AGY-1/documents/job_order?filename=a.pdf";
    }
}
