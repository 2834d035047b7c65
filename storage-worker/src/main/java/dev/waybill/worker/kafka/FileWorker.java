package dev.waybill.worker.kafka;

import dev.waybill.consume.kafka.RecordRunner;
import dev.waybill.consume.kafka.RecordRunner.Room;
import dev.waybill.consume.kafka.TakenRecord;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.file.FileDetails;
import dev.waybill.worker.delete.DeleteFile;
import dev.waybill.worker.pace.Slots;
import dev.waybill.worker.store.StoreFile;
import dev.waybill.worker.store.StoreResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/** Brings events to the cores, and what can never succeed to the failure desk. */
final class FileWorker {

    private static final Logger log = LoggerFactory.getLogger(FileWorker.class);

    private final StoreFile storeFile;
    private final DeleteFile deleteFile;
    private final DeadLetters deadLetters;
    private final Slots slots;
    private final RecordRunner runner;
    private final WorkerMetrics metrics;

    FileWorker(
            StoreFile storeFile,
            DeleteFile deleteFile,
            DeadLetters deadLetters,
            Slots slots,
            RecordRunner runner,
            WorkerMetrics metrics) {
        this.storeFile = storeFile;
        this.deleteFile = deleteFile;
        this.deadLetters = deadLetters;
        this.slots = slots;
        this.runner = runner;
        this.metrics = metrics;
    }

    /** Returns when it is done, or no longer ours to do. Throws nothing. */
    void work(FileWork work) {
        try (var ignored = MDC.putCloseable("file.id", work.file().toString())) {
            switch (work.command()) {
                case FileStaged staged ->
                    runner.run(work.taken(), room(staged.file().size()), new Storing(work, staged));
                case FileDeletionRequested requested ->
                    runner.run(work.taken(), room(0), new Deleting(work, requested));
            }
        }
    }

    /** The same for a record that is no event. */
    void giveUp(TakenRecord bad, String message) {
        runner.run(bad, room(0), () -> deadLetters.publish(bad.source(), ErrorCode.BAD_EVENT, message));
    }

    private Room room(long size) {
        return () -> slots.acquire(size)::close;
    }

    private final class Storing implements RecordRunner.Work {

        private final FileWork work;
        private final FileStaged staged;
        private long begun;
        private boolean triedBefore;

        Storing(FileWork work, FileStaged staged) {
            this.work = work;
            this.staged = staged;
        }

        @Override
        public void attempt() {
            if (work.isDeletedNext()) {
                log.debug("not stored, since its deletion waits behind");
                return;
            }
            begun = System.nanoTime();
            switch (storeFile.store(staged, work.eventId())) {
                case StoreResult.Stored stored -> {
                    FileDetails file = staged.file();
                    // What an attempt of our own had put there without getting to say so still counts as ours.
                    boolean redelivered = stored.already() && !triedBefore;
                    metrics.stored(file, redelivered, begun);
                    log.atLevel(redelivered ? Level.DEBUG : Level.INFO)
                            .log("stored {} ({} bytes)", file.key(), file.size());
                }
                case StoreResult.Failed failed -> {
                    deadLetters.publish(work.taken().source(), failed.code(), failed.message());
                    metrics.failed(failed.code(), begun);
                }
            }
        }

        @Override
        public void retried(ErrorCode code) {
            triedBefore = true;
            metrics.retried(code, begun);
        }
    }

    private final class Deleting implements RecordRunner.Work {

        private final FileWork work;
        private final FileDeletionRequested requested;

        Deleting(FileWork work, FileDeletionRequested requested) {
            this.work = work;
            this.requested = requested;
        }

        @Override
        public void attempt() {
            var result = deleteFile.delete(requested, work.eventId());
            metrics.deleted(result.name());
            log.info("deleted {} ({})", requested.file().key(), result);
        }

        @Override
        public void retried(ErrorCode code) {
            metrics.deleted("retried");
        }
    }
}
