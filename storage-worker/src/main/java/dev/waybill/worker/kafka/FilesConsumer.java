package dev.waybill.worker.kafka;

import dev.waybill.worker.WorkerSettings;
import dev.waybill.worker.pace.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a {@link PollLoop} running from start to stop: a consumer that is of no more use is replaced, for as long as it
 * takes. Should the thread itself die, it says so.
 */
final class FilesConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(FilesConsumer.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final Backoff REBUILD = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final WorkerConsumers consumers;
    private final Assignments assignments;
    private final RecordIntake intake;
    private final WorkerSettings settings;
    private final Runnable onDeath;
    private CountDownLatch stopped = new CountDownLatch(0);
    private @Nullable Thread thread;
    private volatile @Nullable PollLoop loop;

    /** @param onDeath called when the thread ends though nobody stopped it */
    FilesConsumer(
            WorkerConsumers consumers,
            Assignments assignments,
            RecordIntake intake,
            WorkerSettings settings,
            Runnable onDeath) {
        this.consumers = consumers;
        this.assignments = assignments;
        this.intake = intake;
        this.settings = settings;
        this.onDeath = onDeath;
    }

    PollState state() {
        PollLoop now = loop;
        return now == null ? PollState.STARTING : now.state();
    }

    @Override
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        CountDownLatch stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofPlatform().name("worker-poll").start(() -> keepPolling(stop));
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
            polling.join(settings.stopPatience().plus(CLOSE_TIMEOUT.multipliedBy(2)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null && thread.isAlive();
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
                log.error("the worker takes no more records");
                onDeath.run();
            }
        }
    }

    /** @return whether it ended because it was told to */
    private boolean pollUntilBroken(CountDownLatch stop) {
        try {
            Consumer<String, byte[]> consumer = consumers.create();
            try {
                PollLoop polling = new PollLoop(consumer, assignments, intake::take, settings);
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
