package dev.waybill.consume.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The partitions that are ours now. Changed by the poll thread, read by anyone. */
final class Assignments {

    private final Map<TopicPartition, Assignment> current = new ConcurrentHashMap<>();

    void add(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> current.putIfAbsent(partition, new Assignment()));
    }

    Assignment get(TopicPartition partition) {
        return Objects.requireNonNull(current.get(partition), () -> partition + " is not ours");
    }

    Set<TopicPartition> partitions() {
        return Set.copyOf(current.keySet());
    }

    /** Ends what is theirs, so that nothing more begins; they stay to be committed until {@link #remove}. */
    void end(Collection<TopicPartition> partitions) {
        partitions.stream().map(current::get).filter(Objects::nonNull).forEach(Assignment::end);
    }

    /** Waits until nothing is under way in them, but not beyond a time of {@link System#nanoTime}. */
    boolean awaitIdle(Collection<TopicPartition> partitions, long deadlineNanos) throws InterruptedException {
        boolean idle = true;
        for (TopicPartition partition : partitions) {
            Assignment assignment = current.get(partition);
            idle &= assignment == null || assignment.awaitIdle(deadlineNanos);
        }
        return idle;
    }

    void remove(Collection<TopicPartition> partitions) {
        end(partitions);
        current.keySet().removeAll(Set.copyOf(partitions));
    }

    /** What may be committed for some partitions. */
    Map<TopicPartition, OffsetAndMetadata> committable(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (TopicPartition partition : partitions) {
            Assignment assignment = current.get(partition);
            if (assignment != null) {
                assignment
                        .committable()
                        .ifPresent(position -> positions.put(partition, new OffsetAndMetadata(position)));
            }
        }
        return positions;
    }

    /**
     * The partitions of which no more is to be taken for now: all of them when the memory is used up, and those of a topic
     * of which too much waits, so that it does not hold up the others.
     */
    Set<TopicPartition> full(ConsumeLimits limits) {
        long bytes =
                current.values().stream().mapToLong(Assignment::unfinishedBytes).sum();
        if (bytes >= limits.maxTrackedBytes()) {
            return partitions();
        }
        Map<String, Integer> unfinished = unfinishedByTopic();
        return current.entrySet().stream()
                .filter(entry -> entry.getValue().window() >= limits.maxUncommitted()
                        || unfinished.getOrDefault(entry.getKey().topic(), 0) >= limits.maxTracked())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Integer> unfinishedByTopic() {
        Map<String, Integer> unfinished = new HashMap<>();
        current.forEach(
                (partition, assignment) -> unfinished.merge(partition.topic(), assignment.unfinished(), Integer::sum));
        return unfinished;
    }

    /** Records taken whose offset cannot be committed yet. */
    long backlog() {
        return current.values().stream().mapToLong(Assignment::window).sum();
    }
}
