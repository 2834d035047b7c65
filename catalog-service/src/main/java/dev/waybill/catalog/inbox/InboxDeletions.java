package dev.waybill.catalog.inbox;

import dev.waybill.access.Caller;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.inbox.DocumentDeletionRequested;
import dev.waybill.inbox.InboxEnvelope;
import dev.waybill.inbox.InboxTopics;

/** Deletes files that events ask to be deleted, if they belong to whom the event says they do. */
public final class InboxDeletions {

    private final FileLookup lookup;
    private final Deletions deletions;

    public InboxDeletions(FileLookup lookup, Deletions deletions) {
        this.lookup = lookup;
        this.deletions = deletions;
    }

    /**
     * Returns once the file counts as deleted and the workers will hear of it, or was deleted before.
     *
     * @param envelope of which it is known that its topic may write for its owner
     * @throws WaybillException {@link ErrorCode#NOT_FOUND} when there is no such file, which may be announced still;
     *     {@link ErrorCode#ACCESS_DENIED} when it is somebody else's
     */
    public void delete(InboxEnvelope envelope, DocumentDeletionRequested requested) {
        CatalogEntry entry = lookup.find(requested.id(), Caller.ANYONE);
        if (!entry.details().owner().equals(requested.owner())) {
            throw InboxTopics.denied(envelope, "file %s is not %s".formatted(entry.id(), requested.owner()));
        }
        deletions.deleteUnlessGone(entry);
    }
}
