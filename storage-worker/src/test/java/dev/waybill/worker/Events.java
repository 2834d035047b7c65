package dev.waybill.worker;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileEvent;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileId;
import dev.waybill.testkit.KafkaBackend;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What upstream publishes, and what comes of it. The topics must be there. */
public final class Events implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public Events(KafkaBackend kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topics.OUTCOMES, Topics.DEAD_LETTERS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @return the event's id */
    public String publish(FileEvent event) {
        String id = EventIds.next();
        publish(id, event);
        return id;
    }

    public void publish(String id, FileEvent event) {
        publish(codec.encode(new EventEnvelope(id, Instant.now(), "/waybill/ingest-service", event)));
    }

    public void publish(ProducerRecord<String, byte[]> outgoing) {
        producer.send(outgoing);
        producer.flush();
    }

    /** Everything that came of a file so far, in order. */
    public List<EventEnvelope> outcomesOf(FileId file) {
        return seen(Topics.OUTCOMES, file.toString()).stream().map(this::decode).toList();
    }

    /** The dead letters with that key so far. */
    public List<ConsumerRecord<String, byte[]>> deadLettersOf(String key) {
        return seen(Topics.DEAD_LETTERS, key);
    }

    public static String header(ConsumerRecord<?, ?> received, String name) {
        return new String(received.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The files of which anything has been told so far. */
    public synchronized Set<FileId> filesTold() {
        poll();
        return seen.stream()
                .filter(found -> found.topic().equals(Topics.OUTCOMES))
                .map(found -> FileId.parse(found.key()))
                .collect(Collectors.toSet());
    }

    /** The records with that key so far, as they are. */
    public synchronized List<ConsumerRecord<String, byte[]>> seen(String topic, String key) {
        poll();
        return seen.stream()
                .filter(found -> found.topic().equals(topic) && key.equals(found.key()))
                .toList();
    }

    private void poll() {
        consumer.poll(Duration.ofMillis(1)).forEach(seen::add);
    }

    private EventEnvelope decode(ConsumerRecord<String, byte[]> received) {
        try {
            return codec.decode(received);
        } catch (BadEventException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
