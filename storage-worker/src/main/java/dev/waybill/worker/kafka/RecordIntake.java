package dev.waybill.worker.kafka;

import dev.waybill.consume.kafka.TakenRecord;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileEvent;
import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes records from the poll thread and hands them on at once. */
final class RecordIntake {

    private static final Logger log = LoggerFactory.getLogger(RecordIntake.class);

    private final EventCodec codec;
    private final FileWorker worker;
    private final FileQueues queues;
    private final Executor threads;

    /** @param threads starts every task at once, each in a thread of its own */
    RecordIntake(EventCodec codec, FileWorker worker, Executor threads) {
        this.codec = codec;
        this.worker = worker;
        this.queues = new FileQueues(threads, worker::work);
        this.threads = threads;
    }

    /** Returns at once; the record is finished later. */
    void take(TakenRecord taken) {
        try {
            EventEnvelope envelope = codec.decode(taken.source());
            switch (envelope.event()) {
                case FileEvent.Command command -> queues.add(new FileWork(taken, envelope.eventId(), command, queues));
                case FileEvent.Outcome outcome -> giveUp(taken, outcome + " is no command");
            }
        } catch (BadEventException e) {
            giveUp(taken, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A codec that trips over a record must not stop the loop; the failure desk shows what it was.
            log.error("decoding {} failed", taken, e);
            giveUp(taken, "decoding failed: " + e);
        }
    }

    private void giveUp(TakenRecord taken, String message) {
        threads.execute(() -> worker.giveUp(taken, message));
    }
}
