package dev.waybill.ingest.outcome;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileEvent;
import dev.waybill.file.FileId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What becomes of the files that somebody waits for. */
public class Outcomes {

    private final Map<FileId, CompletableFuture<EventEnvelope>> waiting = new ConcurrentHashMap<>();

    /** Begins to listen for a file's outcome; to be called before the file is announced, and closed afterwards. */
    public Waiter expect(FileId id) {
        return new Waiter(id, waiting.computeIfAbsent(id, ignored -> new CompletableFuture<>()));
    }

    /** Tells whoever waits for it. @param outcome that carries a {@link FileEvent.Outcome} */
    public void happened(EventEnvelope outcome) {
        CompletableFuture<EventEnvelope> waiter = waiting.get(outcome.event().id());
        if (waiter != null) {
            waiter.complete(outcome);
        }
    }

    /** One upload's ear. */
    public final class Waiter implements AutoCloseable {

        private final FileId id;
        private final CompletableFuture<EventEnvelope> outcome;

        private Waiter(FileId id, CompletableFuture<EventEnvelope> outcome) {
            this.id = id;
            this.outcome = outcome;
        }

        /** The outcome, or empty when it does not come in time. */
        public Optional<EventEnvelope> await(Duration patience) {
            try {
                return Optional.of(outcome.get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            waiting.remove(id);
        }
    }
}
