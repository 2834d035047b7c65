package dev.waybill.event.kafka;

import java.util.Set;

/** What a dead letter's headers say beside those that the record came with (docs/asyncapi.yaml, causeHeaders). */
public final class DeadLetterHeaders {

    public static final String CODE = "waybill-cause-code";
    public static final String MESSAGE = "waybill-cause-message";
    public static final String SERVICE = "waybill-service";
    public static final String TOPIC = "waybill-topic";
    public static final String PARTITION = "waybill-partition";
    public static final String OFFSET = "waybill-offset";
    public static final String FAILED_AT = "waybill-failed-at";
    /** The bytes of a value that was too large to come along. */
    public static final String LEFT_OUT = "waybill-left-out";

    /** On a record that the failure desk sent once more: the id of the dead letter it was. It stays on its next one. */
    public static final String REPLAY_OF = "waybill-replay-of";

    private static final Set<String> ALL =
            Set.of(CODE, MESSAGE, SERVICE, TOPIC, PARTITION, OFFSET, FAILED_AT, LEFT_OUT, REPLAY_OF);

    private DeadLetterHeaders() {}

    /** Whether a header is one of these, rather than one that the record came with. */
    public static boolean isOurs(String name) {
        return ALL.contains(name);
    }
}
