package dev.waybill.worker.kafka;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileEvent;
import dev.waybill.event.kafka.EventPublisher;
import dev.waybill.worker.Outcomes;
import java.time.Instant;

/** Outcomes on {@code waybill.outcomes.v1}. */
final class KafkaOutcomes implements Outcomes {

    private static final String SOURCE = "/waybill/storage-worker";

    private final EventPublisher events;

    KafkaOutcomes(EventPublisher events) {
        this.events = events;
    }

    @Override
    public void publish(FileEvent.Outcome outcome, String causeId) {
        String id = EventIds.following(outcome.id(), causeId, outcome.getClass());
        events.publish(new EventEnvelope(id, Instant.now(), SOURCE, outcome));
    }
}
