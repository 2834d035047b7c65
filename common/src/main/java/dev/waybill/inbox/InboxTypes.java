package dev.waybill.inbox;

import java.util.Map;
import java.util.Optional;

/** The CloudEvents types of the inbox, and the records that carry them. */
public final class InboxTypes {

    public static final String SUBMITTED = "dev.waybill.document.submitted.v1";
    public static final String DELETION_REQUESTED = "dev.waybill.document.deletion-requested.v1";

    private static final Map<String, Class<? extends InboxEvent>> RECORDS =
            Map.of(SUBMITTED, DocumentSubmitted.class, DELETION_REQUESTED, DocumentDeletionRequested.class);

    private InboxTypes() {}

    /** The record that carries events of a type, or empty when there is none. */
    public static Optional<Class<? extends InboxEvent>> recordOf(String type) {
        return Optional.ofNullable(RECORDS.get(type));
    }

    /** Every type and the record that carries it. */
    public static Map<String, Class<? extends InboxEvent>> all() {
        return RECORDS;
    }
}
