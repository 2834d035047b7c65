package dev.waybill.ingest.outcome.kafka;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileEvent;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.ingest.outcome.Outcomes;
import dev.waybill.shutdown.StopOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/**
 * Listens to all outcomes from now on, as every ingest-service does for itself: no group, no offsets. What it misses
 * costs a caller the 201, never the file.
 */
@Component
class OutcomeListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutcomeListener.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ConsumerFactory<String, byte[]> consumers;
    private final EventCodec codec;
    private final Outcomes outcomes;
    private final AtomicReference<@Nullable Consumer<String, byte[]>> current = new AtomicReference<>();
    private volatile CountDownLatch stopped = new CountDownLatch(0);

    OutcomeListener(ConsumerFactory<String, byte[]> consumers, EventCodec codec, Outcomes outcomes) {
        this.consumers = consumers;
        this.codec = codec;
        this.outcomes = outcomes;
    }

    @Override
    public void start() {
        stopped = new CountDownLatch(1);
        Thread.ofPlatform().name("outcome-listener").daemon().start(this::listen);
    }

    private void listen() {
        while (isRunning()) {
            try (Consumer<String, byte[]> consumer = consumers.createConsumer("ingest-outcomes", "-outcomes")) {
                current.set(consumer);
                assignAll(consumer);
                while (isRunning() && !consumer.assignment().isEmpty()) {
                    consumer.poll(POLL).forEach(this::tell);
                }
            } catch (WakeupException e) {
                log.debug("stopping");
            } catch (RuntimeException e) { // whatever it is, the next consumer may hear again
                log.warn("outcomes are not heard: {}", e.getMessage());
            }
            pause();
        }
    }

    private static void assignAll(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.OUTCOMES).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    private void tell(ConsumerRecord<String, byte[]> received) {
        try {
            EventEnvelope heard = codec.decode(received);
            if (heard.event() instanceof FileEvent.Outcome) {
                outcomes.happened(heard);
            }
        } catch (BadEventException e) {
            log.debug("not an outcome: {}", e.getMessage()); // the catalog deals with those
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        Consumer<String, byte[]> consumer = current.get();
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** After the requests that wait for an outcome. */
    @Override
    public int getPhase() {
        return StopOrder.AFTER_REQUESTS;
    }

    @Override
    public boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
