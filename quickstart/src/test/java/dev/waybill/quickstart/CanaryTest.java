package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.Owner;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Hostile input 36: everything is done once that handles a secret, and then each secret is searched for wherever somebody
 * else may read. All of it is one run, which the tests look at from different sides.
 */
class CanaryTest {

    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final String ROUTE = "/api/v1/agencies/AGY-36/documents/job_order";
    private static final String KEY = "canary-record";

    private static final Places places = Shared.guarded();
    private static final String token = Tokens.of(new Owner(Owner.Kind.AGENCY, "AGY-36"), "files:read files:write");
    private static final String adminToken = Tokens.admin();
    private static final Client agency = new Client(places).with(token);
    private static final Client admin = new Client(places).with(adminToken);

    private static final List<String> answers = new ArrayList<>();
    private static final List<String> log = new ArrayList<>();
    private static String fileId = "";
    private static String link = "";

    /** Ours at DEBUG, as whoever looks for a fault has it. */
    @BeforeAll
    static void useEverySecret() throws Exception {
        try (LogLines others = new LogLines(Logger.ROOT_LOGGER_NAME, Level.INFO);
                LogLines audit = new LogLines("waybill.audit", Level.INFO);
                LogLines ours = new LogLines("dev.waybill", Level.DEBUG)) {
            doEverything();
            assertThat(audit.lines()).isNotEmpty();
            assertThat(ours.lines()).anyMatch(line -> line.contains(fileId));
            Stream.of(others, audit, ours).forEach(lines -> log.addAll(lines.lines()));
        }
    }

    private static void doEverything() throws Exception {
        JsonNode file = agency.upload(ROUTE, "canary.pdf", PDF);
        fileId = file.get("id").asString();
        link = agency.awaitRedirect(file.get("url").asString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(agency.get(link).body()).isEqualTo(PDF);

        announceWhatNobodyUnderstands();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> keep(admin.get(admin.address() + "/api/v1/dead-letters"))
                        .contains("\"" + KEY + "\""));
        assertThat(keep(admin.post("/api/v1/selftest", new byte[0]))).contains("\"ok\":true");

        keepRefused(401, new Client(places).with(token + "x").get(places.address() + "/api/v1/files"));
        keepRefused(403, agency.get(places.address() + "/api/v1/dead-letters"));
        Client stranger = new Client(places).with(Tokens.of(new Owner(Owner.Kind.AGENCY, "AGY-other"), "files:read"));
        keepRefused(404, stranger.get(places.address() + "/api/v1/files/" + fileId));
        keepRefused(
                404,
                agency.get(places.address() + "/api/files/"
                        + URI.create(link).getPath().substring(1)));
        keepRefused(400, agency.post(ROUTE, PDF));
        keepRefused(
                422,
                agency.send(HttpRequest.newBuilder(URI.create(places.address() + ROUTE + "?filename=a.pdf"))
                        .header("Content-Digest", "sha-256=:" + "A".repeat(43) + "=:")
                        .POST(BodyPublishers.ofByteArray(PDF))));
    }

    private static void keepRefused(int status, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(keep(answer)).isEqualTo(status);
    }

    private static String keep(HttpResponse<byte[]> answer) {
        String text = answer.headers().map() + new String(answer.body(), StandardCharsets.UTF_8);
        answers.add(text);
        return text;
    }

    private static void announceWhatNobodyUnderstands() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", places.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.FILES, bytes(KEY), bytes("{}")))
                    .get();
        }
    }

    @Test
    void row_36_no_secret_is_in_a_log() {
        assertNoneIn(String.join("\n", log));
    }

    @Test
    void row_36_no_secret_is_in_an_event() {
        List<String> records = records();

        assertThat(records).anyMatch(record -> record.contains(fileId));
        assertThat(records).anyMatch(record -> record.startsWith(Topics.DEAD_LETTERS) && record.contains(KEY));
        assertNoneIn(String.join("\n", records));
    }

    @Test
    void row_36_no_secret_is_in_the_metrics() {
        assertNoneIn(admin.awaitMetrics("waybill_links_total{", "waybill_dead_letters_total{"));
    }

    @Test
    void row_36_no_secret_is_in_an_answer_but_the_link_itself() {
        assertThat(answers).anyMatch(answer -> answer.contains("UNAUTHENTICATED"));
        assertNoneIn(String.join("\n", answers));
    }

    private static void assertNoneIn(String text) {
        assertThat(secrets()).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(8));
        assertThat(text).doesNotContain(secrets());
        assertThat(text).doesNotContainIgnoringCase("X-Amz-Signature=").doesNotContainIgnoringCase("&signature=");
    }

    /** The signatures alone, too: whoever has one and the rest of a token or a link has all of it. */
    private static List<String> secrets() {
        String s3 = places.s3() == null ? "" : places.s3().secretAccessKey();
        String signature = link.replaceFirst(".*X-Amz-Signature=([0-9a-f]+).*", "$1");
        return List.of(
                s3,
                Shared.SECRET,
                base64(Shared.SECRET),
                token,
                token.substring(token.lastIndexOf('.') + 1),
                adminToken,
                adminToken.substring(adminToken.lastIndexOf('.') + 1),
                link,
                signature);
    }

    private static String base64(String secret) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes(secret));
    }

    /** Every record of every topic of ours: topic, key, headers and value. */
    private static List<String> records() {
        List<String> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", places.kafka()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("waybill."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> found.add(text(record)));
            }
        }
        return found;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder all = new StringBuilder(record.topic());
        all.append(' ').append(text(record.key())).append(' ');
        record.headers()
                .forEach(header -> all.append(header.key())
                        .append('=')
                        .append(text(header.value()))
                        .append(' '));
        return all.append(text(record.value())).toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
