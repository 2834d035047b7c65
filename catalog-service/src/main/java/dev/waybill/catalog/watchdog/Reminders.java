package dev.waybill.catalog.watchdog;

import dev.waybill.file.FileId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which files were announced again and when: each waits twice as long for its next time as for the one before. Kept by one
 * process for itself, since to announce a file once more than needed does nothing.
 */
final class Reminders {

    private static final int MAX_DOUBLINGS = 7;

    private final Duration first;
    private final Map<FileId, Reminder> reminders = new HashMap<>();

    /** @param first how long a file waits before its second time */
    Reminders(Duration first) {
        this.first = first;
    }

    private record Reminder(int count, Instant last) {}

    /**
     * Whether it is a file's turn.
     *
     * @param settled what was announced before this has been worked on
     */
    boolean isDue(FileId file, Instant now, Instant settled) {
        Reminder before = reminders.get(file);
        if (before == null) {
            return true;
        }
        Duration pause = first.multipliedBy(1L << Math.min(before.count() - 1, MAX_DOUBLINGS));
        return before.last().isBefore(settled) && !now.isBefore(before.last().plus(pause));
    }

    void remember(FileId file, Instant now) {
        reminders.merge(file, new Reminder(1, now), (before, once) -> new Reminder(before.count() + 1, now));
    }

    boolean knows(FileId file) {
        return reminders.containsKey(file);
    }

    /** Forgets all but these. */
    void keep(Set<FileId> files) {
        reminders.keySet().retainAll(files);
    }
}
