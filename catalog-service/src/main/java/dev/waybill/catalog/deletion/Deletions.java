package dev.waybill.catalog.deletion;

import dev.waybill.catalog.edit.Edits;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Deletes files. The tombstone is durable before the workers hear of it, so that nothing that is told of the file in
 * between brings it back; if they cannot be told, the same call again tells them.
 */
public final class Deletions {

    private static final Logger log = LoggerFactory.getLogger(Deletions.class);

    private final Edits edits;
    private final DeletionRequests requests;
    private final Clock clock;

    public Deletions(CatalogFiles files, DeletionRequests requests, Clock clock) {
        this.edits = new Edits(files);
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * Returns once the file counts as deleted and the workers will hear of it.
     *
     * @throws WaybillException {@link ErrorCode#FILE_DELETED} when it is gone already
     */
    public void delete(CatalogEntry found) {
        CatalogEntry tombstone = edits.change(found, this::bury);
        requests.publish(DeletionRequests.of(tombstone, clock.instant()));
        try (MDC.MDCCloseable ignored = MDC.putCloseable("file.id", found.id().toString())) {
            log.info("deletion requested");
        }
    }

    private CatalogEntry bury(CatalogEntry entry) {
        if (entry.status() == FileStatus.DELETED) {
            throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted");
        }
        return entry.isGone() ? entry : entry.apply(DeletionRequests.of(entry, clock.instant()));
    }
}
