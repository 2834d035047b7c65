package dev.waybill.catalog.rebuild.kafka;

import dev.waybill.catalog.projection.kafka.ProjectionListener;
import dev.waybill.catalog.rebuild.RebuildSource;
import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Both topics from their beginning to the end as it is at the call, by no consumer group: nobody's offsets move. After
 * that it waits until the projection has committed as much; until then, what it has not heard would look lost.
 */
final class TopicSource implements RebuildSource {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final EventCodec codec;
    private final TopicOffsets offsets;

    TopicSource(ConsumerFactory<String, byte[]> consumers, EventCodec codec, TopicOffsets offsets) {
        this.consumers = consumers;
        this.codec = codec;
        this.offsets = offsets;
    }

    @Override
    public long read(java.util.function.Consumer<List<EventEnvelope>> batches) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try (Consumer<String, byte[]> consumer = consumers.createConsumer(null, "catalog-rebuild", null, settings)) {
            Map<TopicPartition, Long> ends =
                    withRecords(consumer, offsets.ends(List.of(Topics.FILES, Topics.OUTCOMES)));
            long unreadable = read(consumer, ends, batches);
            awaitProjection(ends);
            return unreadable;
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "the topics cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "interrupted", e);
        }
    }

    private static Map<TopicPartition, Long> withRecords(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        consumer.assign(ends.keySet());
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(ends.keySet());
        Map<TopicPartition, Long> left = new HashMap<>(ends);
        left.entrySet().removeIf(end -> begins.getOrDefault(end.getKey(), 0L) >= end.getValue());
        return left;
    }

    private long read(
            Consumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            java.util.function.Consumer<List<EventEnvelope>> batches) {
        Set<TopicPartition> open = new HashSet<>(ends.keySet());
        consumer.assign(open);
        consumer.seekToBeginning(open);
        long unreadable = 0;
        long lastProgress = System.nanoTime();
        while (!open.isEmpty()) {
            List<EventEnvelope> batch = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
                lastProgress = System.nanoTime();
                unreadable += add(batch, received, ends) ? 0 : 1;
            }
            if (!batch.isEmpty()) {
                batches.accept(batch);
            }
            if (open.removeIf(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L))) {
                consumer.pause(ended(consumer, open));
            }
            if (System.nanoTime() - lastProgress > SILENCE.toNanos()) {
                throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "the topics are not read to their ends");
            }
        }
        return unreadable;
    }

    private static Set<TopicPartition> ended(Consumer<String, byte[]> consumer, Set<TopicPartition> open) {
        Set<TopicPartition> ended = new HashSet<>(consumer.assignment());
        ended.removeAll(open);
        return ended;
    }

    /** @return false when it is no event of ours */
    private boolean add(
            List<EventEnvelope> batch, ConsumerRecord<String, byte[]> received, Map<TopicPartition, Long> ends) {
        var partition = new TopicPartition(received.topic(), received.partition());
        if (received.offset() >= ends.getOrDefault(partition, 0L)) {
            return true; // came meanwhile
        }
        try {
            batch.add(codec.decode(received));
            return true;
        } catch (BadEventException e) {
            return false; // the failure desk has it since it came
        }
    }

    private void awaitProjection(Map<TopicPartition, Long> ends)
            throws ExecutionException, TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        while (!isApplied(ends)) {
            if (System.nanoTime() > deadline) {
                throw new WaybillException(
                                ErrorCode.CATALOG_UNAVAILABLE,
                                "the catalog is still applying events; come back when catalog-service has no lag")
                        .retryAfter(CATCH_UP);
            }
            Thread.sleep(BETWEEN_CHECKS);
        }
    }

    private boolean isApplied(Map<TopicPartition, Long> ends)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Long> applied = offsets.committed(ProjectionListener.GROUP);
        return ends.entrySet().stream().allMatch(end -> applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
