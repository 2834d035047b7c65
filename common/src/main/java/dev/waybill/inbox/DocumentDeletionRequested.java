package dev.waybill.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file that is to go, and whose it is: exactly one of the six ids, which must be the file's own owner. */
public record DocumentDeletionRequested(
        FileId id,
        @Nullable String agencyId,
        @Nullable String clientId,
        @Nullable String jobId,
        @Nullable String eventId,
        @Nullable String userId,
        @Nullable String productId)
        implements InboxEvent {

    public DocumentDeletionRequested {
        Objects.requireNonNull(id, "id is required");
        Owner.only(agencyId, clientId, jobId, eventId, userId, productId);
    }

    @Override
    @JsonIgnore
    public Owner owner() {
        return Owner.only(agencyId, clientId, jobId, eventId, userId, productId);
    }
}
