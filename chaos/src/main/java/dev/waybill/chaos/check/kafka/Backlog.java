package dev.waybill.chaos.check.kafka;

import dev.waybill.event.kafka.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What consumer groups have yet to commit, and how long topics are. */
public final class Backlog implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    private static final Map<String, List<String>> GROUPS = Map.of(
            "ingest-service", List.of(Topics.INBOX),
            "storage-worker", List.of(Topics.FILES),
            "catalog-service", List.of(Topics.FILES, Topics.OUTCOMES),
            "catalog-failure-desk", List.of(Topics.DEAD_LETTERS));

    private final Admin admin;

    public Backlog(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Records that some group of Waybill's has not committed; -1 when Kafka does not say. */
    public long records() {
        try {
            long lag = 0;
            for (Map.Entry<String, List<String>> group : GROUPS.entrySet()) {
                lag += lag(group.getKey(), group.getValue());
            }
            return lag;
        } catch (ExecutionException | TimeoutException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private long lag(String group, List<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(topics).entrySet()) {
            OffsetAndMetadata position = committed.get(end.getKey());
            lag += end.getValue() - (position == null ? 0 : position.offset());
        }
        return lag;
    }

    /** How many records a topic has ever had. */
    public long length(String topic) {
        try {
            return ends(List.of(topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not tell how long " + topic + " is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Map<TopicPartition, Long> ends(List<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> latest.put(
                                new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    @Override
    public void close() {
        admin.close();
    }
}
