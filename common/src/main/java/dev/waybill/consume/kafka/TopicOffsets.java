package dev.waybill.consume.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far topics and groups are, as the broker says: outside of any consumer, whose own figures are its position's and go
 * when it goes (guarantees.md, trap 11).
 */
public final class TopicOffsets {

    private final Admin admin;
    private final Duration patience;

    /** @param patience how long each question may take; an answer asks up to two */
    public TopicOffsets(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /**
     * The offset after the last record of each partition.
     *
     * @throws ExecutionException also when a topic is missing
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        of(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
        return of(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** The offset after the last finished record of each partition of which the group has finished any. */
    public Map<TopicPartition, Long> committed(String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                of(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return committed.entrySet().stream()
                .filter(offset -> offset.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    private <T> T of(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
