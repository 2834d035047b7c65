package dev.waybill.catalog.migration.carry;

import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.VerifiedPut;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Stores what was announced as a worker does, each delivery of it. */
final class TestWorker {

    private final Heard heard;
    private final StagingArea staging;
    private final ObjectStore store;
    private int next;

    TestWorker(Heard heard, StagingArea staging, ObjectStore store) {
        this.heard = heard;
        this.staging = staging;
        this.store = store;
    }

    /** Until there is nothing left to do. */
    void work() throws IOException {
        for (; next < heard.events.size(); next++) {
            if (heard.events.get(next).event() instanceof FileStaged staged) {
                store(staged, heard.events.get(next).eventId());
            }
        }
    }

    private void store(FileStaged staged, String cause) throws IOException {
        FileDetails file = staged.file();
        try {
            Optional<StagedFile> bytes = staging.find(file.id());
            if (bytes.isPresent()) {
                new VerifiedPut(store).put(file, bytes.get());
            } else if (!new VerifiedPut(store)
                    .holds(file, store.find(file.key()).orElseThrow())) {
                throw new IllegalStateException("no bytes");
            }
            tell(new FileStored(file, store.bucket()), cause);
            staging.delete(file.id());
        } catch (WaybillException e) {
            tell(new FileFailed(file, e.code(), e.message(), staged.attempt()), cause);
        }
    }

    private void tell(FileEvent outcome, String cause) {
        String id = EventIds.following(outcome.id(), cause, outcome.getClass());
        heard.events.add(new EventEnvelope(id, Instant.now(), "/waybill/storage-worker", outcome));
    }
}
