package dev.waybill.event.kafka;

import dev.waybill.event.FileEvent;
import java.util.regex.Pattern;

/** The topics of contract.md, section 5. */
public final class Topics {

    public static final String FILES = "waybill.files.v1";
    public static final String OUTCOMES = "waybill.outcomes.v1";
    public static final String INBOX = "waybill.inbox.v1";
    public static final String DEAD_LETTERS = "waybill.dead-letters.v1";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    private Topics() {}

    /** Whether Kafka has topics of that name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static String of(FileEvent event) {
        return switch (event) {
            case FileEvent.Command command -> FILES;
            case FileEvent.Outcome outcome -> OUTCOMES;
        };
    }
}
