package dev.waybill.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.event.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** An upstream system with nothing but a Kafka client, and the operator who reads what came to nothing. */
final class Inbox implements AutoCloseable {

    static final String SUBMITTED = "dev.waybill.document.submitted.v1";

    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> letters;
    private final List<ConsumerRecord<String, byte[]>> read = new ArrayList<>();

    Inbox(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 4 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
        letters = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = letters.partitionsFor(Topics.DEAD_LETTERS).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        letters.assign(partitions);
        letters.seekToBeginning(partitions);
    }

    /** Publishes a submission with the least headers that there may be. @return the event's id */
    String submit(String body) throws Exception {
        String id = UUID.randomUUID().toString();
        publish(id, body);
        return id;
    }

    /** The same with an id of one's own. */
    void publish(String id, String body) throws Exception {
        send(Topics.INBOX, headers(id), body.getBytes(UTF_8));
    }

    static Map<String, String> headers(String id) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_source", "/upstream");
        headers.put("ce_type", SUBMITTED);
        return headers;
    }

    /** Always to the same partition, so that what cannot be taken in would hold up what comes behind it. */
    void send(String topic, Map<String, String> headers, byte @Nullable [] body) throws Exception {
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(topic, 0, "key", body);
        headers.forEach((name, value) -> outgoing.headers().add(name, value.getBytes(UTF_8)));
        producer.send(outgoing).get();
    }

    /** Waits for the dead letter of an event. @return its cause's code and message */
    String cause(String id) {
        ConsumerRecord<String, byte[]> letter = Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters(id), found -> !found.isEmpty())
                .getFirst();
        return header(letter, "waybill-cause-code").orElse("") + ": "
                + header(letter, "waybill-cause-message").orElse("");
    }

    /** The dead letters of an event so far. */
    List<ConsumerRecord<String, byte[]>> letters(String id) {
        letters.poll(Duration.ofMillis(20)).forEach(read::add);
        return read.stream()
                .filter(letter -> header(letter, "ce_id").equals(Optional.of(id))
                        || header(letter, "test-id").equals(Optional.of(id)))
                .toList();
    }

    private static Optional<String> header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), UTF_8));
    }

    @Override
    public void close() {
        producer.close();
        letters.close();
    }
}
