package dev.waybill.ingest.lag.kafka;

import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.event.kafka.Topics;
import dev.waybill.inbox.InboxTopics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How many records each group has yet to commit, measured outside of the consumers. A partition never committed counts
 * from its beginning.
 */
@Component
class LagMonitor {

    private static final Logger log = LoggerFactory.getLogger(LagMonitor.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicOffsets offsets;
    private final MeterRegistry metrics;
    private final Map<String, Collection<String>> groups;
    private final Map<String, Map<String, Double>> lags = new ConcurrentHashMap<>();

    LagMonitor(Admin admin, MeterRegistry metrics, InboxTopics inbox) {
        this.offsets = new TopicOffsets(admin, PATIENCE);
        this.metrics = metrics;
        this.groups = Map.of(
                "ingest-service", inbox.names(),
                "catalog-inbox", inbox.names(),
                "storage-worker", List.of(Topics.FILES),
                "catalog-service", List.of(Topics.FILES, Topics.OUTCOMES),
                "catalog-failure-desk", List.of(Topics.DEAD_LETTERS));
    }

    @Scheduled(fixedDelay = 5000)
    void measure() {
        groups.forEach((group, topics) -> topics.forEach(topic -> publish(group, topic, lagOrUnknown(group, topic))));
    }

    private void publish(String group, String topic, double lag) {
        lags.computeIfAbsent(group, ignored -> new ConcurrentHashMap<>());
        Map<String, Double> ofGroup = lags.get(group);
        if (ofGroup != null && ofGroup.put(topic, lag) == null) {
            Gauge.builder("waybill.consumer.lag", () -> ofGroup.getOrDefault(topic, Double.NaN))
                    .tags("group", group, "topic", topic)
                    .register(metrics);
        }
    }

    private double lagOrUnknown(String group, String topic) {
        try {
            return lag(group, topic);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("lag of {} on {} is unknown: {}", group, topic, e.getMessage());
            return Double.NaN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    private long lag(String group, String topic) throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, Long> ends = offsets.ends(List.of(topic));
        Map<TopicPartition, Long> committed = offsets.committed(group);
        return ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - committed.getOrDefault(end.getKey(), 0L))
                .sum();
    }
}
