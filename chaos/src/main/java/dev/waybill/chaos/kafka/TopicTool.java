package dev.waybill.chaos.kafka;

import dev.waybill.event.kafka.DeadLetterHeaders;
import dev.waybill.event.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What may befall topics. Every method returns when Kafka has done it, and throws what the client threw, such as
 * {@link org.apache.kafka.common.errors.TimeoutException}, when it has not.
 */
public final class TopicTool implements AutoCloseable {

    private static final int MAX_RECORD_BYTES = 2 << 20;

    private final TopicReader reader;
    private final Admin admin;
    private final KafkaProducer<byte[], byte[]> producer;

    /** Connects at the first use. */
    public TopicTool(String bootstrapServers) {
        reader = new TopicReader(bootstrapServers);
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", MAX_RECORD_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** All records that are there now, in memory, each partition's in order. Takes no part in any group. */
    public List<ConsumerRecord<byte[], byte[]>> readAll(String topic) {
        return reader.readAll(topic);
    }

    /**
     * Sends every record again, so many times, to its partition, in an order that only the random numbers say.
     *
     * @return how many were sent
     */
    public int duplicate(String topic, int times, RandomGenerator random) {
        var copies = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var original : readAll(topic)) {
            copies.addAll(Collections.nCopies(times, copy(original)));
        }
        Collections.shuffle(copies, random);
        return send(copies);
    }

    /** Sends records as they were once more, each to its partition. */
    public void sendAgain(Collection<ConsumerRecord<byte[], byte[]>> records) {
        send(records.stream().map(TopicTool::copy).toList());
    }

    /** Whether a topic takes records: while it does not, each is too large for it. */
    public void setWritable(String topic, boolean writable) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var most = String.valueOf(writable ? MAX_RECORD_BYTES : 1);
        var entry = new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, most);
        var change = List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
        Kafka.done(admin.incrementalAlterConfigs(Map.of(resource, change)).all());
    }

    /**
     * Sends one of each kind of record that nobody can work on; their keys say which.
     *
     * @param topic one of ours; an inbox topic may have any name
     * @return how many were sent
     */
    public int poison(String topic) {
        return send(PoisonRecords.of(topic));
    }

    /**
     * Has a group begin at offset 0 of all the topic's partitions.
     *
     * @throws org.apache.kafka.common.errors.UnknownMemberIdException when the group has a member still; one that was
     *     killed counts until its session has run out
     */
    public void rewind(String group, String topic) {
        var start = partitions(topic).stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        Kafka.done(admin.alterConsumerGroupOffsets(group, start).all());
    }

    /** Creates a topic with the broker's defaults. */
    public void create(String topic, int partitions) {
        Kafka.done(admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                .all());
    }

    /** Deletes a topic with all its records. Groups keep the offsets that they committed until the broker drops them. */
    public void delete(String topic) {
        Kafka.done(admin.deleteTopics(List.of(topic)).all());
    }

    /** How many dead letters there are of each code; {@code ""} of those that do not name theirs. */
    public Map<String, Long> deadLetters() {
        return readAll(Topics.DEAD_LETTERS).stream()
                .collect(Collectors.groupingBy(TopicTool::code, Collectors.counting()));
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private int send(Collection<ProducerRecord<byte[], byte[]>> records) {
        var sent = records.stream().map(producer::send).toList();
        producer.flush();
        sent.forEach(Kafka::done);
        return sent.size();
    }

    private List<TopicPartition> partitions(String topic) {
        var described = Kafka.done(admin.describeTopics(List.of(topic)).allTopicNames());
        return described.values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> original) {
        return new ProducerRecord<>(
                original.topic(), original.partition(), original.key(), original.value(), original.headers());
    }

    private static String code(ConsumerRecord<byte[], byte[]> letter) {
        Header code = letter.headers().lastHeader(DeadLetterHeaders.CODE);
        return code == null ? "" : new String(code.value(), StandardCharsets.UTF_8);
    }
}
