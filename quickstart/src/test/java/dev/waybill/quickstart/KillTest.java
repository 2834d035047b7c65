package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Everything is killed in the middle of 500 uploads; what was acknowledged comes out, all of it, once. */
class KillTest {

    private static final int UPLOADS = 500;
    private static final int KILL_AFTER = 200;
    private static final int AT_ONCE = 16;

    @TempDir
    private Path data;

    /** What the client was told: the name of each acknowledged file, and the SHA-256 of what it had sent. */
    private final Map<String, Sha256> acknowledged = new ConcurrentHashMap<>();

    @Test
    void what_was_acknowledged_survives_a_kill_and_is_there_once() throws Exception {
        try (QuickstartProcess first = QuickstartProcess.start(data)) {
            Client client = new Client(first.places());
            uploadWhile(client, first);
        }
        assertThat(acknowledged.size()).isBetween(KILL_AFTER, UPLOADS - 1);

        try (QuickstartProcess second = QuickstartProcess.start(data)) {
            Client client = new Client(second.places());
            for (Map.Entry<String, Sha256> file : acknowledged.entrySet()) {
                String link = client.awaitRedirect("/api/files/" + file.getKey())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                assertThat(Sha256.of(client.get(link).body())).isEqualTo(file.getValue());
            }
            assertNoneIsThereTwice(client);
        }
    }

    private void uploadWhile(Client client, QuickstartProcess waybill) {
        Semaphore slots = new Semaphore(AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < UPLOADS; i++) {
                byte[] content = ("%PDF-1.7 upload " + i).getBytes(StandardCharsets.UTF_8);
                slots.acquireUninterruptibly();
                threads.submit(() -> {
                    try {
                        upload(client, content);
                    } finally {
                        slots.release();
                    }
                    return null;
                });
                if (acknowledged.size() >= KILL_AFTER) {
                    waybill.kill();
                }
            }
        }
    }

    private void upload(Client client, byte[] content) throws InterruptedException {
        try {
            JsonNode file = client.upload("/api/v1/agencies/AGY-1/documents/job_order", "a.pdf", content);
            acknowledged.put(file.get("filename").asString(), Sha256.of(content));
        } catch (IOException e) {
            // Killed: this one was not acknowledged, and may be there or not.
        }
    }

    /** Each content was sent once, so that a second file or object of the same SHA-256 would be a duplicate. */
    private static void assertNoneIsThereTwice(Client client) throws Exception {
        Awaitility.await()
                .until(() -> client.list("/api/v1/files?status=staged&limit=1").isEmpty());
        Set<String> seen = new HashSet<>();
        for (JsonNode file : client.list("/api/v1/files?status=stored&limit=1000")) {
            assertThat(seen.add(file.get("sha256").asString())).isTrue();
        }
        assertThat(seen.size()).isGreaterThanOrEqualTo(KILL_AFTER);
    }
}
