package dev.waybill.catalog.projection.kafka;

import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.event.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what Kafka holds with what the projection has committed. One check serves all who wait, and there are at most
 * twenty a second, however many ask for files that are not there.
 */
final class KafkaCatchUp implements CatchUp {

    private static final Logger log = LoggerFactory.getLogger(KafkaCatchUp.class);
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(50);

    private static final List<String> TOPICS = List.of(Topics.FILES, Topics.OUTCOMES);

    private final TopicOffsets offsets;
    private final String group;
    private final List<Waiter> waiting = new ArrayList<>();
    private boolean checking;

    /** @param group the projection's, in all its replicas */
    KafkaCatchUp(TopicOffsets offsets, String group) {
        this.offsets = offsets;
        this.group = group;
    }

    @Override
    public boolean await(Duration patience) {
        Waiter waiter = new Waiter();
        enlist(waiter);
        try {
            waiter.done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            log.debug("the projection has not caught up in {}", patience);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            leave(waiter);
        }
    }

    private synchronized void enlist(Waiter waiter) {
        waiting.add(waiter);
        if (!checking) {
            checking = true;
            Thread.ofVirtual().name("catch-up").start(this::checkWhileAnybodyWaits);
        }
    }

    private synchronized void leave(Waiter waiter) {
        waiting.remove(waiter);
    }

    /** Those who wait now; empty ends the checks until somebody enlists again. */
    private synchronized List<Waiter> present() {
        checking = !waiting.isEmpty();
        return List.copyOf(waiting);
    }

    private void checkWhileAnybodyWaits() {
        for (List<Waiter> present = present(); !present.isEmpty(); present = present()) {
            check(present);
            try {
                Thread.sleep(BETWEEN_CHECKS);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts this thread", e);
            }
        }
    }

    private void check(List<Waiter> present) {
        try {
            if (present.stream().anyMatch(waiter -> waiter.target == null)) {
                Map<TopicPartition, Long> ends = offsets.ends(TOPICS);
                present.stream().filter(waiter -> waiter.target == null).forEach(waiter -> waiter.target = ends);
            }
            Map<TopicPartition, Long> applied = offsets.committed(group);
            present.stream().filter(waiter -> waiter.reached(applied)).forEach(Waiter::release);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("Kafka does not say how far the projection is; asking again: {}", e.getMessage());
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private static final class Waiter {

        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        /** Only the checking thread touches it. */
        private @Nullable Map<TopicPartition, Long> target;

        boolean reached(Map<TopicPartition, Long> applied) {
            return target != null
                    && target.entrySet().stream()
                            .allMatch(end -> applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }

        void release() {
            done.complete(null);
        }
    }
}
