package dev.waybill.ingest.inbox.kafka;

import dev.waybill.consume.kafka.BoundedWork;
import dev.waybill.consume.kafka.RecordRunner;
import dev.waybill.consume.kafka.RecordRunner.Room;
import dev.waybill.consume.kafka.TakenRecord;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.inbox.DocumentSubmitted;
import dev.waybill.inbox.InboxEnvelope;
import dev.waybill.inbox.InboxTopics;
import dev.waybill.inbox.InboxTypes;
import dev.waybill.inbox.kafka.InboxCodec;
import dev.waybill.inbox.kafka.InboxMetrics;
import dev.waybill.ingest.inbox.InboxSettings;
import dev.waybill.ingest.inbox.Lanes;
import dev.waybill.ingest.inbox.Submissions;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.Sources;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings submitted documents to the core, and what can never be taken in to the failure desk. Records that ask for a
 * deletion are the catalog's, which reads them for itself.
 */
final class InboxWorker {

    private static final Logger log = LoggerFactory.getLogger(InboxWorker.class);

    private final InboxCodec codec;
    private final InboxTopics topics;
    private final Submissions submissions;
    private final Sources sources;
    private final Lanes lanes;
    private final Map<ErrorCode, Integer> tries;
    private final DeadLetters deadLetters;
    private final RecordRunner runner;
    private final InboxMetrics metrics;

    InboxWorker(
            InboxCodec codec,
            InboxTopics topics,
            Submissions submissions,
            Sources sources,
            Lanes lanes,
            InboxSettings settings,
            DeadLetters deadLetters,
            RecordRunner runner,
            InboxMetrics metrics) {
        this.codec = codec;
        this.topics = topics;
        this.submissions = submissions;
        this.sources = sources;
        this.lanes = lanes;
        this.tries = Map.of(
                ErrorCode.SOURCE_NOT_FOUND, settings.triesWhenNotFound(),
                ErrorCode.LENGTH_REQUIRED, settings.triesWhenNotFound(),
                ErrorCode.UPLOAD_TOO_SLOW, settings.triesWhenSlow());
        this.deadLetters = deadLetters;
        this.runner = runner;
        this.metrics = metrics;
    }

    /** Returns when it is done, or no longer ours to do. Throws nothing. */
    void work(TakenRecord taken) {
        if (InboxCodec.typeOf(taken.source()).equals(Optional.of(InboxTypes.DELETION_REQUESTED))) {
            taken.finish();
            return;
        }
        try {
            InboxEnvelope envelope = codec.decode(taken.source());
            topics.requireWrite(envelope);
            DocumentSubmitted submitted = (DocumentSubmitted) envelope.event(); // the other type is skipped by now
            run(taken, room(submitted), () -> submissions.accept(envelope, submitted));
        } catch (BadEventException e) {
            giveUp(taken, new WaybillException(ErrorCode.BAD_EVENT, String.valueOf(e.getMessage()), e));
        } catch (WaybillException e) {
            giveUp(taken, e);
        } catch (RuntimeException e) {
            // A codec that trips over a record must not lose it; the failure desk shows what it was.
            log.error("decoding {} failed", taken, e);
            giveUp(taken, new WaybillException(ErrorCode.BAD_EVENT, "decoding failed", e));
        }
    }

    /** @throws WaybillException SOURCE_REFUSED before anything waits for it */
    private Room room(DocumentSubmitted submitted) {
        DocumentSubmitted.Source source = submitted.source();
        if (source == null) {
            return () -> lanes.enterInline()::close;
        }
        SourceAddress address = sources.address(source.uri());
        return () -> lanes.enter(address)::close;
    }

    private void giveUp(TakenRecord taken, WaybillException verdict) {
        run(taken, Room.PLENTY, () -> {
            throw verdict;
        });
    }

    private void run(TakenRecord taken, Room room, Runnable work) {
        runner.run(taken, room, new BoundedWork(taken, work, tries, deadLetters, metrics));
    }
}
