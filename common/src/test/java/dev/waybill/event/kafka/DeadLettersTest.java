package dev.waybill.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.error.ErrorCode;
import dev.waybill.testkit.Backends;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** Against a real broker, with the producer's settings of waybill.yml and the topics as Waybill makes them. */
class DeadLettersTest {

    private static final String KEY = "a key of their own";

    private static final SimpleMeterRegistry METRICS = new SimpleMeterRegistry();
    private static DefaultKafkaProducerFactory<String, byte[]> producers;
    private static Consumer<String, byte[]> consumer;
    private static DeadLetters deadLetters;

    @BeforeAll
    static void connect() throws IOException {
        String servers = Backends.kafka().bootstrapServers();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            assertThat(new TopicProvisioning(admin, 3).health().getStatus()).hasToString("UP");
        }
        Map<String, Object> settings = new TreeMap<>(producerProperties());
        settings.put("bootstrap.servers", servers);
        settings.put("acks", "all");
        producers = new DefaultKafkaProducerFactory<>(settings, new StringSerializer(), new ByteArraySerializer());
        consumer = new DefaultKafkaConsumerFactory<>(
                        Map.of("bootstrap.servers", servers), new StringDeserializer(), new ByteArrayDeserializer())
                .createConsumer();
        await().until(() -> !consumer.partitionsFor(Topics.DEAD_LETTERS).isEmpty());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        var publisher = new EventPublisher(new KafkaTemplate<>(producers), new EventCodec());
        deadLetters = new DeadLetters(publisher, METRICS, "test-service");
    }

    /** Those of waybill.yml, so that its limits are the ones that are tried. */
    private static Map<String, Object> producerProperties() throws IOException {
        Object yaml = new Yaml().load(Files.readString(Path.of("src/main/resources/waybill.yml")));
        JsonNode properties = PublishedSchemas.JSON.<JsonNode>valueToTree(yaml).at("/spring/kafka/producer/properties");
        Map<String, Object> settings = new TreeMap<>();
        properties
                .properties()
                .forEach(property ->
                        settings.put(property.getKey(), property.getValue().asString()));
        assertThat(settings).containsKey("max.request.size");
        return settings;
    }

    @AfterAll
    static void disconnect() {
        consumer.close();
        producers.destroy();
    }

    private static ConsumerRecord<String, byte[]> bad(byte[] value) {
        return Records.received(Topics.FILES, KEY, value, Records.headers("ce_id=1", "__TypeId__=x"));
    }

    private static ConsumerRecord<String, byte[]> next() {
        List<ConsumerRecord<String, byte[]>> letters = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(20);
        while (letters.isEmpty() && Instant.now().isBefore(deadline)) {
            consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
        }
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    private static Map<String, String> headersOf(ConsumerRecord<String, byte[]> letter) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : letter.headers()) {
            assertThat(headers.put(header.key(), new String(header.value(), UTF_8)))
                    .isNull();
        }
        return headers;
    }

    @Test
    void areTheRecordAsItCameWithTheCause() {
        deadLetters.publish(bad("garbage".getBytes(UTF_8)), ErrorCode.BAD_EVENT, "not\r\nJSON");

        ConsumerRecord<String, byte[]> letter = next();
        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).asString(UTF_8).isEqualTo("garbage");
        assertThat(headersOf(letter))
                .containsEntry("ce_id", "1")
                .containsEntry("__TypeId__", "x")
                .containsEntry("waybill-cause-code", "BAD_EVENT")
                .containsEntry("waybill-cause-message", "not\r\nJSON")
                .containsEntry("waybill-service", "test-service")
                .containsEntry("waybill-topic", "waybill.files.v1")
                .containsEntry("waybill-partition", "0")
                .containsEntry("waybill-offset", "7")
                .containsKey("waybill-failed-at")
                .hasSize(9);
        assertThat(METRICS.counter("waybill.dead.letters", "service", "test-service", "code", "BAD_EVENT")
                        .count())
                .isPositive();
    }

    @Test
    void ofADeadLetterNameTheLatestCauseOnce() {
        ConsumerRecord<String, byte[]> again = Records.received(
                Topics.FILES,
                null,
                null,
                Records.headers(
                        "waybill-cause-code=KEY_TAKEN",
                        "waybill-service=old",
                        "waybill-left-out=9",
                        "waybill-replay-of=7"));

        deadLetters.publish(again, ErrorCode.BAD_EVENT, "x".repeat(5000));

        ConsumerRecord<String, byte[]> letter = next();
        assertThat(letter.value()).isNull();
        assertThat(headersOf(letter))
                .containsEntry("waybill-cause-code", "BAD_EVENT")
                .containsEntry("waybill-cause-message", "x".repeat(1000))
                .containsEntry("waybill-replay-of", "7")
                .doesNotContainKey("waybill-left-out");
    }

    /** As long as a broker takes on the other topics. */
    @Test
    void ofOneMebibyteAreWhole() {
        byte[] value = new byte[(1 << 20) - 100];

        deadLetters.publish(bad(value), ErrorCode.BAD_EVENT, "too long");

        assertThat(next().value()).isEqualTo(value);
    }

    /** Such a thing arrives compressed; that no topic takes it must not hold up its partition for ever. */
    @Test
    void ofTwentyMebibytesSayWhereTheRecordLies() {
        byte[] value = new byte[20 << 20];

        deadLetters.publish(bad(value), ErrorCode.BAD_EVENT, "too long");

        ConsumerRecord<String, byte[]> letter = next();
        assertThat(letter.key()).isNull();
        assertThat(letter.value()).isNull();
        assertThat(headersOf(letter))
                .containsEntry("waybill-left-out", Integer.toString(value.length))
                .containsEntry("waybill-topic", "waybill.files.v1")
                .containsEntry("waybill-offset", "7")
                .doesNotContainKey("ce_id");
    }
}
