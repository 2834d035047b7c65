package dev.waybill.chaos.check.kafka;

import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.event.kafka.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** What consumer groups have yet to commit, and how long topics are. */
public final class Backlog implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, List<String>> GROUPS = Map.of(
            "ingest-service", List.of(Topics.INBOX),
            "storage-worker", List.of(Topics.FILES),
            "catalog-service", List.of(Topics.FILES, Topics.OUTCOMES),
            "catalog-failure-desk", List.of(Topics.DEAD_LETTERS));

    private final Admin admin;
    private final TopicOffsets offsets;

    public Backlog(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.offsets = new TopicOffsets(admin, PATIENCE);
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
        Map<TopicPartition, Long> committed = offsets.committed(group);
        return offsets.ends(topics).entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** How many records a topic has ever had. */
    public long length(String topic) {
        try {
            return offsets.ends(List.of(topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not tell how long " + topic + " is", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
