package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final String TOPIC = "numbers";

    @TempDir
    Path dataDir;

    @Test
    void keepsRecordsAcrossARestart() throws Exception {
        try (var kafka = EmbeddedKafka.start(dataDir, 0)) {
            createTopic(kafka);
            send(kafka, 1);
        }
        try (var kafka = EmbeddedKafka.start(dataDir, 0)) {
            send(kafka, 2);
            assertThat(records(kafka)).containsExactly(1, 2);
        }
    }

    @Test
    void keepsEveryAcknowledgedRecordWhenKilled() throws Exception {
        var acknowledged = new ArrayList<Integer>();
        for (int round = 0; round < 2; round++) {
            acknowledged.addAll(KilledProcess.run(Sender.class, dataDir, round * 1_000_000, 500));
        }
        try (var kafka = EmbeddedKafka.start(dataDir, 0)) {
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(1_000);
            assertThat(records(kafka)).containsAll(acknowledged);
        }
    }

    @Test
    void doesNotCreateTopicsByUse() throws Exception {
        try (var kafka = EmbeddedKafka.start(dataDir, 0);
                var admin = admin(kafka)) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("unknown"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void takesARecordOfOneAndAHalfMebibytes() throws Exception {
        try (var kafka = EmbeddedKafka.start(dataDir, 0)) {
            createTopic(kafka);
            try (var producer = new KafkaProducer<>(
                    Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 2 << 20),
                    new IntegerSerializer(),
                    new ByteArraySerializer())) {
                var sent = producer.send(new ProducerRecord<>(TOPIC, 1, new byte[3 << 19]))
                        .get();
                assertThat(sent.hasOffset()).isTrue();
            }
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (var mongo = EmbeddedMongo.start(null, 0)) {
            var port = Integer.parseInt(mongo.uri().substring("mongodb://127.0.0.1:".length()));
            assertThatThrownBy(() -> EmbeddedKafka.start(dataDir, port))
                    .isInstanceOfSatisfying(PortTaken.class, taken -> {
                        assertThat(taken.port()).isEqualTo(port);
                        assertThat(taken.purpose()).isEqualTo("Kafka");
                    })
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    private static Admin admin(EmbeddedKafka kafka) {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (var admin = admin(kafka)) {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
                admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    private static KafkaProducer<Integer, Integer> producer(EmbeddedKafka kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", "0"),
                new IntegerSerializer(),
                new IntegerSerializer());
    }

    private static void send(EmbeddedKafka kafka, int number) throws Exception {
        try (var producer = producer(kafka)) {
            producer.send(new ProducerRecord<>(TOPIC, number)).get();
        }
    }

    private static List<Integer> records(EmbeddedKafka kafka) {
        var partition = new TopicPartition(TOPIC, 0);
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new IntegerDeserializer(),
                new IntegerDeserializer())) {
            consumer.assign(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            var numbers = new ArrayList<Integer>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> numbers.add(record.value()));
            }
            return numbers;
        }
    }

    /** Runs in the process that is killed. */
    static final class Sender {
        public static void main(String[] args) throws Exception {
            try (var kafka = EmbeddedKafka.start(Path.of(args[0]), 0)) {
                createTopic(kafka);
                try (var producer = producer(kafka)) {
                    for (int number = Integer.parseInt(args[1]); ; number++) {
                        producer.send(new ProducerRecord<>(TOPIC, number)).get();
                        KilledProcess.acknowledged(number);
                    }
                }
            }
        }
    }
}
