package dev.waybill.event.kafka;

import dev.waybill.event.FileEvent;

/** The topics of contract.md, section 5. */
public final class Topics {

    public static final String FILES = "waybill.files.v1";
    public static final String OUTCOMES = "waybill.outcomes.v1";
    public static final String INBOX = "waybill.inbox.v1";
    public static final String DEAD_LETTERS = "waybill.dead-letters.v1";

    private Topics() {}

    static String of(FileEvent event) {
        return switch (event) {
            case FileEvent.Command command -> FILES;
            case FileEvent.Outcome outcome -> OUTCOMES;
        };
    }
}
