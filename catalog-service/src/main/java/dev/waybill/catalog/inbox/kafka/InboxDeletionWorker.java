package dev.waybill.catalog.inbox.kafka;

import dev.waybill.catalog.inbox.InboxDeletions;
import dev.waybill.consume.kafka.BoundedWork;
import dev.waybill.consume.kafka.RecordRunner;
import dev.waybill.consume.kafka.RecordRunner.Room;
import dev.waybill.consume.kafka.TakenRecord;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.inbox.DocumentDeletionRequested;
import dev.waybill.inbox.DocumentSubmitted;
import dev.waybill.inbox.InboxEnvelope;
import dev.waybill.inbox.InboxTopics;
import dev.waybill.inbox.InboxTypes;
import dev.waybill.inbox.kafka.InboxCodec;
import dev.waybill.inbox.kafka.InboxMetrics;
import java.util.Map;
import java.util.Optional;

/** Brings requested deletions to the core. All other records of the inbox are ingest's. */
final class InboxDeletionWorker {

    /** The file may have been announced a moment ago. */
    private static final Map<ErrorCode, Integer> TRIES = Map.of(ErrorCode.NOT_FOUND, 5);

    private final InboxCodec codec;
    private final InboxTopics topics;
    private final InboxDeletions deletions;
    private final DeadLetters deadLetters;
    private final RecordRunner runner;
    private final Room room;
    private final InboxMetrics metrics;

    InboxDeletionWorker(
            InboxCodec codec,
            InboxTopics topics,
            InboxDeletions deletions,
            DeadLetters deadLetters,
            RecordRunner runner,
            Room room,
            InboxMetrics metrics) {
        this.codec = codec;
        this.topics = topics;
        this.deletions = deletions;
        this.deadLetters = deadLetters;
        this.runner = runner;
        this.room = room;
        this.metrics = metrics;
    }

    /** Returns when it is done, or no longer ours to do. Throws nothing. */
    void work(TakenRecord taken) {
        if (!InboxCodec.typeOf(taken.source()).equals(Optional.of(InboxTypes.DELETION_REQUESTED))) {
            taken.finish();
            return;
        }
        runner.run(taken, room, new BoundedWork(taken, () -> delete(taken), TRIES, deadLetters, metrics));
    }

    private void delete(TakenRecord taken) {
        InboxEnvelope envelope = decoded(taken);
        topics.requireWrite(envelope);
        switch (envelope.event()) {
            case DocumentDeletionRequested requested -> deletions.delete(envelope, requested);
            case DocumentSubmitted submitted ->
                throw new WaybillException(ErrorCode.BAD_EVENT, "its type says that it is a deletion");
        }
    }

    private InboxEnvelope decoded(TakenRecord taken) {
        try {
            return codec.decode(taken.source());
        } catch (BadEventException e) {
            throw new WaybillException(ErrorCode.BAD_EVENT, String.valueOf(e.getMessage()), e);
        }
    }
}
