package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.event.kafka.DeadLetterHeaders;
import dev.waybill.event.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The failure desk in a browser; the number is the row of hostile-inputs.md. */
class ConsoleFailuresTest {

    @RegisterExtension
    static final Browser browser = Browser.ofOpen();

    private static Client client;

    @BeforeAll
    static void connect() {
        client = new Client(Shared.open());
    }

    @Test
    void a_letter_is_found_looked_at_replayed_and_the_next_one_discarded() throws Exception {
        String code = "CONSOLE_" + UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT);
        JsonNode first = awaitLetter(code, give(code, "no event that anybody knows", "{\"a\":1}"));
        JsonNode second = awaitLetter(code, give(code, "nor this", "{\"a\":2}"));

        browser.open("/").press("Failures").awaitPath("/console/failures");
        browser.type("#code", code).awaitText("#count", "2 letters");
        assertThat(browser.texts(".letters .title")).containsExactly("nor this", "no event that anybody knows");

        browser.open("/console/failures/" + first.get("id").asString());
        assertThat(browser.text("pre")).isEqualTo("{\"a\":1}");
        assertThat(browser.text(".facts.code")).contains("x-of-mine", "kept");
        browser.press("Replay").awaitText("#messages", "on its topic again");
        assertThat(browser.text(".timeline")).contains("replayed by anyone (sent as it came)");

        browser.open("/console/failures/" + second.get("id").asString())
                .press("Discard…")
                .press("Keep");
        browser.press("Discard…").type("#reason", "of no use").press("Discard");
        browser.awaitText("#messages", "discarded");
        assertThat(browser.text(".timeline")).contains("discarded by anyone: of no use");
        assertThat(browser.texts("main button")).isEmpty();
        browser.open("/console/failures?code=" + code).awaitText("#count", "no letters");
    }

    @Test
    void a_letter_that_is_settled_meanwhile_says_so() throws Exception {
        JsonNode letter = awaitLetter("SETTLED", give("SETTLED", "raced", "{}"));
        String path = "/api/v1/dead-letters/" + letter.get("id").asString();
        browser.open("/console/failures/" + letter.get("id").asString());
        client.post(path + "/discard", new byte[0]);

        browser.press("Replay").awaitText("#messages [role=alert]", "it was discarded");
        browser.press("×");
        assertThat(browser.count("#messages p")).isZero();
    }

    @Test
    void row_34_what_a_record_holds_stays_text() throws Exception {
        String evil = "</pre><img src=x onerror=window.hacked=1>\"'>";
        JsonNode letter =
                awaitLetter("EVIL", give("EVIL", evil, "{\"evil\":\"</pre><img src=x onerror=window.hacked=1>\"}"));

        browser.open("/console/failures?code=EVIL");
        assertThat(browser.text(".letters .title")).contains("onerror=window.hacked=1");
        browser.open("/console/failures/" + letter.get("id").asString());
        assertThat(browser.text("pre")).contains("</pre><img src=x");
        assertThat(browser.run("return document.querySelectorAll('main img').length"))
                .isEqualTo(0L);
        assertThat(browser.run("return window.hacked")).isNull();
        browser.resize(Browser.PHONE);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo((long) Browser.PHONE);
    }

    /** A dead letter as some service might write it. */
    private static String give(String code, String message, String payload) throws Exception {
        String key = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, key, payload.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "x-of-mine",
                        "kept",
                        DeadLetterHeaders.CODE,
                        code,
                        DeadLetterHeaders.MESSAGE,
                        message,
                        DeadLetterHeaders.TOPIC,
                        Topics.FILES,
                        DeadLetterHeaders.PARTITION,
                        "1",
                        DeadLetterHeaders.OFFSET,
                        "4711")
                .forEach((name, value) -> letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Shared.open().kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(letter).get();
        }
        return key;
    }

    private static JsonNode awaitLetter(String code, String key) {
        List<JsonNode> found = await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> client.list("/api/v1/dead-letters?code=" + code).stream()
                                .filter(letter ->
                                        letter.path("key").asString("").equals(key))
                                .toList(),
                        letters -> !letters.isEmpty());
        return found.getFirst();
    }
}
