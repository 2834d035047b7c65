package dev.waybill.chaos.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.event.kafka.DeadLetterHeaders;
import dev.waybill.event.kafka.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicToolTest {

    @TempDir
    static Path dataDir;

    static EmbeddedKafka kafka;
    static TopicTool tool;
    static KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(dataDir, 0);
        tool = new TopicTool(kafka.bootstrapServers());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()), new StringSerializer(), new StringSerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        tool.close();
        kafka.close();
    }

    @Test
    void sendsEveryRecordAgainShuffled() {
        tool.create("duplicated", 2);
        for (var number = 0; number < 20; number++) {
            send(record("duplicated", number % 2, String.valueOf(number)));
        }
        var before = valuesByPartition("duplicated");
        assertThat(tool.duplicate("duplicated", 2, new SplittableRandom(1))).isEqualTo(40);

        var after = valuesByPartition("duplicated");
        for (var partition : before.keySet()) {
            var copies = after.get(partition).subList(10, 30);
            assertThat(copies).isNotEqualTo(copies.stream().sorted().toList());
            assertThat(after.get(partition)).containsExactlyInAnyOrderElementsOf(threefold(before.get(partition)));
        }
        assertThat(tool.readAll("duplicated"))
                .allSatisfy(
                        record -> assertThat(record.headers().lastHeader("kept").value())
                                .asString()
                                .isEqualTo("yes"))
                .allSatisfy(record -> assertThat(record.key()).isEqualTo(record.value()));
    }

    @Test
    void rewindsAGroupThatHasStopped() {
        tool.create("replayed", 1);
        send(record("replayed", 0, "first"));
        try (var consumer = consumer("replayed")) {
            assertThat(readOne(consumer)).isEqualTo("first");
            consumer.commitSync();
            assertThatThrownBy(() -> tool.rewind("readers", "replayed")).isInstanceOf(UnknownMemberIdException.class);
        }
        tool.rewind("readers", "replayed");
        try (var consumer = consumer("replayed")) {
            assertThat(readOne(consumer)).isEqualTo("first");
        }
    }

    @Test
    void deletesATopicAndMakesItAnew() {
        tool.create("passing", 1);
        send(record("passing", 0, "gone"));
        tool.delete("passing");
        await().pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThatThrownBy(() -> tool.readAll("passing"))
                        .isInstanceOf(UnknownTopicOrPartitionException.class));
        tool.create("passing", 1);
        await().pollDelay(Duration.ZERO)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tool.readAll("passing")).isEmpty());
    }

    @Test
    void poisonsATopic() {
        tool.create(Topics.FILES, 1);
        var sent = tool.poison(Topics.FILES);
        assertThat(tool.readAll(Topics.FILES))
                .hasSize(sent)
                .extracting(record -> new String(record.key()))
                .doesNotHaveDuplicates();
    }

    @Test
    void countsDeadLettersByCode() {
        tool.create(Topics.DEAD_LETTERS, 2);
        send(letter(0, "BAD_EVENT"));
        send(letter(1, "BAD_EVENT"));
        send(letter(0, "KEY_TAKEN"));
        send(record(Topics.DEAD_LETTERS, 0, "without a code"));
        assertThat(tool.deadLetters()).isEqualTo(Map.of("BAD_EVENT", 2L, "KEY_TAKEN", 1L, "", 1L));
    }

    private static ProducerRecord<String, String> letter(int partition, String code) {
        var letter = record(Topics.DEAD_LETTERS, partition, "letter");
        letter.headers().add(DeadLetterHeaders.CODE, code.getBytes());
        return letter;
    }

    private static ProducerRecord<String, String> record(String topic, int partition, String text) {
        var record = new ProducerRecord<>(topic, partition, text, text);
        record.headers().add("kept", "yes".getBytes());
        return record;
    }

    private static void send(ProducerRecord<String, String> record) {
        Kafka.done(producer.send(record));
    }

    private static KafkaConsumer<String, String> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        "readers",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(Set.of(topic));
        return consumer;
    }

    private static String readOne(KafkaConsumer<String, String> consumer) {
        return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
    }

    private static Map<Integer, List<String>> valuesByPartition(String topic) {
        return tool.readAll(topic).stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::partition,
                        Collectors.mapping(record -> new String(record.value()), Collectors.toList())));
    }

    private static List<String> threefold(List<String> values) {
        return values.stream()
                .flatMap(value -> List.of(value, value, value).stream())
                .toList();
    }
}
