package dev.waybill.catalog.deletion;

import dev.waybill.access.Caller;
import dev.waybill.catalog.edit.Edits;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Deletes files. The tombstone is durable before the workers hear of it, so that nothing that is told of the file in
 * between brings it back; if they cannot be told, the same call again tells them.
 */
public final class Deletions {

    private static final Logger log = LoggerFactory.getLogger(Deletions.class);

    private static final int PAGE = 100;

    private final CatalogFiles files;
    private final Edits edits;
    private final DeletionRequests requests;
    private final Clock clock;

    public Deletions(CatalogFiles files, DeletionRequests requests, Clock clock) {
        this.files = files;
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

    /** The same, where it does not matter who was first. */
    public void deleteUnlessGone(CatalogEntry found) {
        try {
            delete(found);
        } catch (WaybillException e) {
            if (e.code() != ErrorCode.FILE_DELETED) {
                throw e;
            }
        }
    }

    /**
     * Tells the workers once more of deletions that were asked for before that time and are still not done: they may not
     * have heard, since Kafka was away or this service was killed.
     */
    public void repeat(Instant before) {
        Criteria deleting =
                new Criteria(Caller.ANYONE, null, null, null, null, null, FileStatus.DELETING, null, null, null);
        List<CatalogEntry> page = files.list(deleting, null, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(entry -> entry.standing().time().isBefore(before))
                    .forEach(entry -> requests.publish(DeletionRequests.of(entry, clock.instant())));
            page = files.list(deleting, Position.of(page.getLast()), PAGE);
        }
    }

    private CatalogEntry bury(CatalogEntry entry) {
        if (entry.status() == FileStatus.DELETED) {
            throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted");
        }
        return entry.isGone() ? entry : entry.apply(DeletionRequests.of(entry, clock.instant()));
    }
}
