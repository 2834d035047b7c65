package dev.waybill.consume.kafka;

import dev.waybill.pace.Backoff;
import dev.waybill.shutdown.StopOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Keeps a {@link PollLoop} running from start to stop: a consumer that is of no more use is replaced, for as long as it
 * takes. Should the thread itself die, it says so.
 */
public final class RecordConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RecordConsumer.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_TURN = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Backoff REBUILD = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final ConsumerFactory<String, byte[]> factory;
    private final Subscription subscription;
    private final java.util.function.Consumer<TakenRecord> intake;
    private final ConsumeLimits limits;
    private final Runnable onDeath;
    private final Assignments assignments = new Assignments();
    private final boolean byItself;
    private CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;
    private volatile @Nullable PollLoop loop;

    /**
     * @param intake takes a record and returns at once; the record is finished later
     * @param onDeath called when the thread ends though nobody stopped it
     * @param byItself whether it starts with the application; else whoever knows when calls {@link #start}
     */
    public RecordConsumer(
            ConsumerFactory<String, byte[]> factory,
            Subscription subscription,
            java.util.function.Consumer<TakenRecord> intake,
            ConsumeLimits limits,
            Runnable onDeath,
            boolean byItself) {
        this.factory = factory;
        this.subscription = subscription;
        this.intake = intake;
        this.limits = limits;
        this.onDeath = onDeath;
        this.byItself = byItself;
    }

    /** A member of the group without a partition is healthy: there are more members than partitions. */
    public Health health() {
        if (subscription.topics().isEmpty()) {
            return Health.up().withDetail("topics", "none").build();
        }
        if (!isRunning()) {
            return Health.down().withDetail("error", "not polling").build();
        }
        PollState state = state();
        boolean polling = Duration.between(state.lastPoll(), Instant.now()).compareTo(LONGEST_TURN) < 0;
        Health.Builder health = polling && state.joined() ? Health.up() : Health.down();
        return health.withDetail("joined", state.joined())
                .withDetail("last_poll", state.lastPoll())
                .withDetail("partitions", state.partitions().size())
                .build();
    }

    /** Records taken whose offset cannot be committed yet. */
    public long backlog() {
        return assignments.backlog();
    }

    private PollState state() {
        PollLoop now = loop;
        return now == null ? PollState.STARTING : now.state();
    }

    @Override
    public boolean isAutoStartup() {
        return byItself;
    }

    /** With no topics, or started already, it does nothing. */
    @Override
    public synchronized void start() {
        if (isRunning() || subscription.topics().isEmpty()) {
            return;
        }
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofPlatform().name(subscription.group() + "-poll").start(() -> keepPolling(stop));
    }

    /** Waits for what is under way, within bounds. */
    @Override
    public synchronized void stop() {
        Thread polling = thread;
        stopped.countDown();
        if (polling == null) {
            return;
        }
        try {
            polling.join(limits.stopPatience().plus(CLOSE_TIMEOUT.multipliedBy(2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    @Override
    public int getPhase() {
        return StopOrder.AFTER_REQUESTS;
    }

    private void keepPolling(CountDownLatch stop) {
        try {
            for (int failures = 1; stop.getCount() > 0; failures++) {
                long begun = System.nanoTime();
                if (pollUntilBroken(stop)) {
                    return;
                }
                failures = System.nanoTime() - begun > SETTLED.toNanos() ? 1 : failures;
                stop.await(REBUILD.delay(failures).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (stop.getCount() > 0) {
                log.error("{} takes no more records", subscription.group());
                onDeath.run();
            }
        }
    }

    /** @return whether it ended because it was told to */
    private boolean pollUntilBroken(CountDownLatch stop) {
        try {
            Consumer<String, byte[]> consumer = subscription.consumer(factory);
            try {
                PollLoop polling = new PollLoop(consumer, assignments, subscription.topics(), intake, limits);
                loop = polling;
                polling.run(() -> stop.getCount() > 0);
                return true;
            } finally {
                consumer.close(CloseOptions.timeout(CLOSE_TIMEOUT));
            }
        } catch (RuntimeException e) {
            log.error("the Kafka consumer broke and will be replaced", e);
            return false;
        } finally {
            loop = null;
        }
    }
}
