package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DeadLetterWebTest {

    private static final String DESK = "/api/v1/dead-letters";

    private final RunningCatalog catalog = RunningCatalog.shared();
    private final EventPublisher publisher = catalog.context.getBean(EventPublisher.class);
    private final DeadLetters deadLetters = new DeadLetters(publisher, new SimpleMeterRegistry(), "storage-worker");

    @Test
    void aFileThatFailedGetsAnotherChance() {
        FileDetails file = Samples.file();
        EventEnvelope staged = Samples.staged(file);
        catalog.publish(staged, Samples.event(new FileFailed(file, ErrorCode.KEY_TAKEN, "taken", 1)));
        give(record(staged, "traceparent", "00-1-2-01"), ErrorCode.KEY_TAKEN, "taken");
        catalog.awaitStatus("/api/files/" + file.filename(), 409);

        JsonNode letter = awaitLetter(file.id().toString());
        assertThat(letter.path("status").asString()).isEqualTo("open");
        assertThat(letter.path("code").asString()).isEqualTo("KEY_TAKEN");
        assertThat(letter.path("service").asString()).isEqualTo("storage-worker");
        assertThat(letter.path("topic").asString()).isEqualTo(Topics.FILES);
        assertThat(letter.path("offset").asLong()).isEqualTo(4711);

        try (var files = new Topic(Topics.FILES)) {
            Answer answer = act(letter, "replay", "{\"reason\":\"moved it\"}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("status")).isEqualTo("replayed");
            EventEnvelope again = files.awaitOf(file.id(), FileStaged.class, 1).getFirst();
            assertThat(again.event()).isEqualTo(new FileStaged(file, 2));
            assertThat(again.eventId()).isNotEqualTo(staged.eventId());
        }
        // The catalog shows it on its way again, until a worker says more.
        catalog.awaitStatus("/api/files/" + file.filename(), 425);
        JsonNode history = show(letter).path("history");
        assertThat(history.path(0).path("action").asString()).isEqualTo("replayed");
        assertThat(history.path(0).path("by").asString()).isEqualTo("anyone");
        assertThat(history.path(0).path("reason").asString()).isEqualTo("moved it");
        assertThat(history.path(0).path("note").asString()).isEqualTo("attempt 2 of file " + file.id());
        assertThat(act(letter, "discard", null).text("code")).isEqualTo("DEAD_LETTER_SETTLED");
    }

    @Test
    void aRecordGoesBackAsItCame() {
        String key = UUID.randomUUID().toString();
        byte[] nonsense = {1, 2, (byte) 0xff};
        give(record(key, nonsense, "x-of-mine", "kept"), ErrorCode.BAD_EVENT, "not a CloudEvent");
        JsonNode letter = awaitLetter(key);
        JsonNode shown = show(letter);
        assertThat(shown.path("payload_encoding").asString()).isEqualTo("base64");
        assertThat(shown.path("payload").asString()).isEqualTo("AQL/");
        assertThat(shown.path("headers").path(0).path("name").asString()).isEqualTo("x-of-mine");

        try (var files = new Topic(Topics.FILES)) {
            assertThat(act(letter, "replay", null).status()).isEqualTo(200);
            assertThat(act(letter, "replay", null).status()).isEqualTo(200);
            var again = files.awaitRecords(received -> key.equals(received.key()), 1);
            assertThat(again).hasSize(1);
            assertThat(again.getFirst().value()).isEqualTo(nonsense);
            assertThat(headers(again.getFirst())).contains("x-of-mine=kept", "waybill-replay-of=" + id(letter));
            assertThat(headers(again.getFirst())).noneMatch(header -> header.startsWith("waybill-cause"));

            // The cause persists, so it becomes a letter once more.
            give(again.getFirst(), ErrorCode.BAD_EVENT, "still not a CloudEvent");
        }
        JsonNode next = awaitLetterAfter(letter);
        assertThat(next.path("replay_of").asString()).isEqualTo(id(letter));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> show(letter)
                        .path("history")
                        .path(1)
                        .path("note")
                        .asString("")
                        .equals(id(next)));
    }

    @Test
    void whatIsDiscardedStaysSo() {
        String key = UUID.randomUUID().toString();
        give(record(key, "{}".getBytes(StandardCharsets.UTF_8)), ErrorCode.BAD_EVENT, "no event");
        JsonNode letter = awaitLetter(key);
        assertThat(act(letter, "discard", "{\"reason\":\"noise\"}").text("status"))
                .isEqualTo("discarded");
        assertThat(act(letter, "discard", null).status()).isEqualTo(200);
        Answer replay = act(letter, "replay", null);
        assertThat(replay.status()).isEqualTo(409);
        assertThat(replay.text("code")).isEqualTo("DEAD_LETTER_SETTLED");
        assertThat(ids(catalog.get(DESK + "?status=discarded&limit=1000").json()))
                .contains(id(letter));
        assertThat(ids(catalog.get(DESK + "?status=open&limit=1000").json())).doesNotContain(id(letter));
    }

    @Test
    void aRecordThatNobodyExplainsIsKeptToo() {
        String key = UUID.randomUUID().toString();
        publisher.publish(new ProducerRecord<>(Topics.DEAD_LETTERS, key, null));
        JsonNode letter = awaitLetter(key);
        assertThat(letter.path("code").asString()).isEqualTo("UNKNOWN");
        assertThat(act(letter, "replay", null).status()).isEqualTo(409);
        assertThat(show(letter).path("payload").isMissingNode()).isTrue();
    }

    @Test
    void aLetterIsNotReplayedIntoThisTopicOrIntoThoseOfKafkaItself() {
        for (String topic : List.of(Topics.DEAD_LETTERS, "__consumer_offsets")) {
            String key = UUID.randomUUID().toString();
            give(new ConsumerRecord<>(topic, 0, 1, key, new byte[0]), ErrorCode.BAD_EVENT, "loop");
            assertThat(act(awaitLetter(key), "replay", null).status()).isEqualTo(409);
        }
    }

    @Test
    void signedLinksAndSecretsAreNeverShown() {
        String key = UUID.randomUUID().toString();
        String uri = "https://bucket.example/a.pdf?X-Amz-Signature=deadbeef";
        byte[] value = "{\"source\":{\"uri\":\"%s\"}}".formatted(uri).getBytes(StandardCharsets.UTF_8);
        give(record(key, value, "authorization", "Bearer deadbeef"), ErrorCode.BAD_EVENT, "cannot fetch " + uri);
        JsonNode letter = awaitLetter(key);
        assertThat(letter.toString()).doesNotContain("deadbeef");
        assertThat(show(letter).toString())
                .contains("https://bucket.example/a.pdf?***")
                .doesNotContain("deadbeef");
    }

    /** Hostile: whoever writes to a topic may set this header, and the letter could not be replayed then. */
    @Test
    void aRecordThatClaimsToBeLeftOutIsReplayedAllTheSame() {
        String key = UUID.randomUUID().toString();
        byte[] value = "no event".getBytes(StandardCharsets.UTF_8);
        var claiming = record(key, value, "waybill-left-out", "99");
        give(claiming, ErrorCode.BAD_EVENT, "not a CloudEvent");
        String direct = UUID.randomUUID().toString();
        var letter = new ProducerRecord<>(Topics.DEAD_LETTERS, direct, value);
        claiming.headers().forEach(letter.headers()::add);
        letter.headers().add("waybill-left-out", "99".getBytes(StandardCharsets.UTF_8));
        publisher.publish(letter);
        for (String each : List.of(key, direct)) {
            JsonNode shown = show(awaitLetter(each));
            assertThat(shown.path("left_out").asBoolean(true)).isFalse();
            assertThat(shown.path("size").asLong()).isEqualTo(value.length);
        }
        assertThat(act(awaitLetter(key), "replay", null).status()).isEqualTo(200);
    }

    @Test
    void wrongCallsAreToldSo() {
        assertThat(catalog.get(DESK + "?limit=0").status()).isEqualTo(400);
        assertThat(catalog.get(DESK + "?cursor=forged").status()).isEqualTo(400);
        assertThat(catalog.get(DESK + "/nonsense").status()).isEqualTo(400);
        Answer unknown = catalog.get(DESK + "/0197c3a2-0000-7000-8000-000000000000");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text("code")).isEqualTo("DEAD_LETTER_NOT_FOUND");
        assertThat(catalog.send("POST", DESK + "/0197c3a2-0000-7000-8000-000000000000/replay", "[]")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void openLettersAreCounted() {
        give(record(UUID.randomUUID().toString(), new byte[0]), ErrorCode.BAD_EVENT, "empty");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> new String(
                                catalog.management("/actuator/prometheus").bytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("waybill_dead_letters_open"))
                        .anyMatch(line -> !line.endsWith(" 0.0")));
    }

    private void give(ConsumerRecord<String, byte[]> failed, ErrorCode code, String message) {
        deadLetters.publish(failed, code, message);
    }

    private static ConsumerRecord<String, byte[]> record(EventEnvelope event, String header, String value) {
        ProducerRecord<String, byte[]> encoded = new EventCodec().encode(event);
        ConsumerRecord<String, byte[]> received =
                new ConsumerRecord<>(encoded.topic(), 1, 4711, encoded.key(), encoded.value());
        encoded.headers().forEach(received.headers()::add);
        received.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
        return received;
    }

    /** @param headers names and values in turn */
    private static ConsumerRecord<String, byte[]> record(String key, byte[] value, String... headers) {
        ConsumerRecord<String, byte[]> received = new ConsumerRecord<>(Topics.FILES, 1, 4711, key, value);
        for (int i = 0; i < headers.length; i += 2) {
            received.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return received;
    }

    private JsonNode awaitLetter(String key) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> find(key, ""), letter -> !letter.isMissingNode());
    }

    private JsonNode awaitLetterAfter(JsonNode before) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> find(before.path("key").asString(), id(before)), letter -> !letter.isMissingNode());
    }

    private JsonNode find(String key, String otherThan) {
        return catalog.get(DESK + "?limit=1000")
                .json()
                .path("items")
                .valueStream()
                .filter(letter -> key.equals(letter.path("key").asString(""))
                        && !id(letter).equals(otherThan))
                .findFirst()
                .orElseGet(() -> RunningCatalog.JSON.missingNode());
    }

    private JsonNode show(JsonNode letter) {
        Answer answer = catalog.get(DESK + "/" + id(letter));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        return answer.json();
    }

    private Answer act(JsonNode letter, String action, String body) {
        return catalog.send("POST", DESK + "/" + id(letter) + "/" + action, body);
    }

    private static String id(JsonNode letter) {
        return letter.path("id").asString();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").valueStream().map(DeadLetterWebTest::id).toList();
    }

    private static List<String> headers(ConsumerRecord<?, ?> received) {
        return StreamSupport.stream(received.headers().spliterator(), false)
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8))
                .toList();
    }
}
