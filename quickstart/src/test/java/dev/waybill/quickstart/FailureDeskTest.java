package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import dev.waybill.staging.local.DirectoryStagingArea;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file that failed, and its second chance: through the worker, the desk and the worker again. */
class FailureDeskTest {

    private static final byte[] BYTES = "the bytes that were missing".getBytes(StandardCharsets.UTF_8);

    private final Places places = Shared.open();
    private final Client client = new Client(places);

    @Test
    void a_file_whose_bytes_were_missing_is_stored_by_a_replay_once_they_are_back() throws Exception {
        FileDetails file = file();
        announce(file);
        client.awaitStatus(places.address() + "/api/files/" + file.filename(), 409);
        JsonNode letter = awaitLetter(file.id(), 1);
        assertThat(letter.get("code").asString()).isEqualTo("BYTES_MISSING");
        assertThat(letter.get("service").asString()).isEqualTo("storage-worker");

        // While the cause persists it fails again, as another letter that names this one.
        assertThat(replay(letter)).isEqualTo(200);
        JsonNode again = awaitLetter(file.id(), 2);
        assertThat(again.get("replay_of").asString()).isEqualTo(letter.get("id").asString());

        DirectoryStagingArea.create(Path.of("target", "waybill-open", "staging"))
                .stage(file.id(), new ByteArrayInputStream(BYTES), BYTES.length);
        assertThat(replay(again)).isEqualTo(200);

        String link = client.awaitRedirect("/api/files/" + file.filename())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(client.get(link).body()).isEqualTo(BYTES);
    }

    private int replay(JsonNode letter) throws Exception {
        return client.post("/api/v1/dead-letters/" + letter.get("id").asString() + "/replay", new byte[0])
                .statusCode();
    }

    /** The newest of so many. */
    private JsonNode awaitLetter(FileId id, int count) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> letters(id), found -> found.size() >= count)
                .getFirst();
    }

    private List<JsonNode> letters(FileId id) throws Exception {
        var answer = client.get(places.address() + "/api/v1/dead-letters?code=BYTES_MISSING&limit=1000");
        return JsonMapper.shared()
                .readTree(answer.body())
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("key").asString("").equals(id.toString()))
                .toList();
    }

    private void announce(FileDetails file) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", places.kafka()), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new EventCodec()
                            .encode(new EventEnvelope(
                                    EventIds.next(), Instant.now(), "/waybill/test", new FileStaged(file, 1))))
                    .get();
        }
    }

    private static FileDetails file() {
        FileId id = FileId.next();
        String name = "AGY-1_job_order_" + id + "_x.txt";
        return new FileDetails(
                id,
                CollectionName.DOCUMENTS,
                new Owner(Owner.Kind.AGENCY, "AGY-1"),
                new DocType("job_order"),
                new FileName(name),
                new OriginalFilename("x.txt"),
                new ObjectKey("uploads/job_order/" + name),
                new MediaType("text/plain"),
                BYTES.length,
                Sha256.of(BYTES),
                null,
                null,
                List.of(),
                null,
                Instant.now());
    }
}
