package dev.waybill.catalog;

import static org.awaitility.Awaitility.await;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileEvent;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.file.FileId;
import dev.waybill.testkit.Backends;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic read from the moment of asking on. */
final class Topic implements AutoCloseable {

    private final EventCodec codec = new EventCodec();
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();
    private final KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", Backends.kafka().bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());

    Topic(String name) {
        consumer.assign(consumer.partitionsFor(name).stream()
                .map(p -> new TopicPartition(name, p.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /** Waits until there are as many, and returns those there are then. */
    List<ConsumerRecord<String, byte[]>> awaitRecords(Predicate<ConsumerRecord<String, byte[]>> wanted, int count) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
                            return seen.stream().filter(wanted).toList();
                        },
                        found -> found.size() >= count);
    }

    List<EventEnvelope> awaitOf(FileId id, Class<? extends FileEvent> type, int count) {
        return awaitRecords(
                        r -> id.toString().equals(r.key())
                                && type.isInstance(decode(r).event()),
                        count)
                .stream()
                .map(this::decode)
                .toList();
    }

    private EventEnvelope decode(ConsumerRecord<String, byte[]> received) {
        try {
            return codec.decode(received);
        } catch (BadEventException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
