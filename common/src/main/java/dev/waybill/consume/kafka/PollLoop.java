package dev.waybill.consume.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one consumer and never waits for work, so that no work takes too long for {@code max.poll.interval.ms}. Work is
 * handed on, its offsets are committed as far as everything before them is finished, and partitions are paused while too
 * much is under way.
 *
 * <p>Why not a listener container of spring-kafka: with {@code asyncAcks} it pauses until all records of a poll are
 * acknowledged, so that one slow record would hold up every partition; without, it commits per record in the listener's
 * thread, which would have to wait for the work.
 */
final class PollLoop implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);
    private static final long COMMIT_EVERY_NANOS = Duration.ofMillis(200).toNanos();

    private final Consumer<String, byte[]> consumer;
    private final Assignments assignments;
    private final Set<String> topics;
    private final java.util.function.Consumer<TakenRecord> intake;
    private final ConsumeLimits limits;
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private long lastCommit = System.nanoTime();
    private volatile PollState state = PollState.STARTING;

    /** @param intake takes a record and returns at once */
    PollLoop(
            Consumer<String, byte[]> consumer,
            Assignments assignments,
            Set<String> topics,
            java.util.function.Consumer<TakenRecord> intake,
            ConsumeLimits limits) {
        this.consumer = consumer;
        this.assignments = assignments;
        this.topics = topics;
        this.intake = intake;
        this.limits = limits;
    }

    /** How it stands; for any thread. */
    PollState state() {
        return state;
    }

    /**
     * Runs until told to stop, then lets what is under way finish, within bounds, and commits it.
     *
     * @throws KafkaException when this consumer is of no more use; a new one may be
     */
    void run(BooleanSupplier wanted) {
        try {
            consumer.subscribe(topics, this);
            while (wanted.getAsBoolean()) {
                turn();
            }
            retire(assignments.partitions(), limits.stopPatience());
        } finally {
            assignments.remove(assignments.partitions());
        }
    }

    private void turn() {
        try {
            for (ConsumerRecord<String, byte[]> received : consumer.poll(POLL)) {
                var partition = new TopicPartition(received.topic(), received.partition());
                intake.accept(TakenRecord.take(received, assignments.get(partition)));
            }
        } catch (RetriableException e) {
            log.warn("poll: {}", e.getMessage());
        }
        pauseAndResume();
        if (System.nanoTime() - lastCommit >= COMMIT_EVERY_NANOS) {
            lastCommit = System.nanoTime();
            commitAsync();
        }
        state = new PollState(Instant.now(), consumer.groupMetadata().generationId() >= 0, assignments.partitions());
    }

    private void pauseAndResume() {
        Set<TopicPartition> full = assignments.full(limits);
        Set<TopicPartition> paused = consumer.paused();
        consumer.pause(full);
        Set<TopicPartition> roomy = new HashSet<>(paused);
        roomy.removeAll(full);
        consumer.resume(roomy);
    }

    private void commitAsync() {
        Map<TopicPartition, OffsetAndMetadata> advanced = advanced(assignments.partitions());
        if (advanced.isEmpty()) {
            return;
        }
        committed.putAll(advanced);
        consumer.commitAsync(advanced, (positions, failure) -> {
            if (failure != null) {
                log.debug("commit: {}", failure.getMessage());
                positions.forEach(committed::remove); // the next round tries again
            }
        });
    }

    private Map<TopicPartition, OffsetAndMetadata> advanced(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> advanced = assignments.committable(partitions);
        advanced.entrySet().removeIf(entry -> entry.getValue().equals(committed.get(entry.getKey())));
        return advanced;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        assignments.add(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        retire(partitions, limits.revokePatience());
    }

    /** Somebody else has them already; what is under way ends harmlessly, and nothing may be committed. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        forget(partitions);
    }

    private void retire(Collection<TopicPartition> partitions, Duration patience) {
        assignments.end(partitions);
        try {
            if (!assignments.awaitIdle(partitions, System.nanoTime() + patience.toNanos())) {
                log.info("partitions {} go with work under way, which will be done again", partitions);
            }
            // Also what commitAsync has sent: its answer may still be out, and may be a failure.
            consumer.commitSync(assignments.committable(partitions), COMMIT_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            log.warn("last commit of {}: {}; some work will be done again", partitions, e.getMessage());
        } finally {
            forget(partitions);
        }
    }

    private void forget(Collection<TopicPartition> partitions) {
        assignments.remove(partitions);
        partitions.forEach(committed::remove);
    }
}
