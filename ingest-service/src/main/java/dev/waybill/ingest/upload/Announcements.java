package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.file.FileDetails;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells Kafka of staged files. When Kafka gives no answer, nobody can know whether it has the event; the caller is told
 * that nothing was accepted, and to make that true the file is withdrawn: its deletion is announced, behind it, as soon
 * as Kafka answers again.
 */
@Component
class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);
    private static final String SOURCE = "/waybill/ingest-service";
    private static final Duration BREAK = Duration.ofSeconds(2);

    private final EventPublisher events;
    private final Clock clock;
    private final BlockingQueue<FileDetails> withdrawn = new LinkedBlockingQueue<>();
    private volatile Instant silentUntil = Instant.MIN;

    Announcements(EventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /**
     * Spares a sender the body while Kafka gives no answer. It also bounds how many files wait for their withdrawal: no
     * more than were being sent when Kafka went away, since until those are withdrawn nothing new is taken in.
     *
     * @throws WaybillException KAFKA_UNAVAILABLE
     */
    void requireKafka() {
        if (!withdrawn.isEmpty() || clock.instant().isBefore(silentUntil)) {
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "Kafka does not answer").retryAfter(BREAK);
        }
    }

    /**
     * Returns once the announcement is acknowledged. Announcing a file again is the same event again.
     *
     * @throws WaybillException KAFKA_UNAVAILABLE
     */
    void announce(FileDetails file) {
        try {
            events.publish(envelope(new FileStaged(file, 1), file.createdAt()));
        } catch (WaybillException e) {
            silentUntil = clock.instant().plus(BREAK);
            throw e;
        }
    }

    /** Takes back a file whose announcement came to nothing that we know of. */
    void withdraw(FileDetails file) {
        withdrawn.add(file);
    }

    @Scheduled(fixedDelay = 1000)
    void publishWithdrawals() {
        for (FileDetails file = withdrawn.peek(); file != null; file = withdrawn.peek()) {
            try {
                events.publish(envelope(FileDeletionRequested.of(file), clock.instant()));
                withdrawn.remove(file);
                log.info("withdrew {}, whose announcement Kafka did not acknowledge", file.id());
            } catch (WaybillException e) {
                return; // Kafka is still away
            }
        }
    }

    private static EventEnvelope envelope(FileEvent event, Instant time) {
        String id = EventIds.following(event.id(), event.id().toString(), event.getClass());
        return new EventEnvelope(id, time, SOURCE, event);
    }
}
