package dev.waybill.file;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Moments to the microsecond of which this process never sees the same one twice, even when the clock stands still or
 * goes back. Keys carry them; the conditional put is the guard between processes.
 */
public final class UniqueTime {

    private final Clock clock;
    private final AtomicLong lastMicros = new AtomicLong();

    public UniqueTime(Clock clock) {
        this.clock = clock;
    }

    /** The next moment: now, or just after the last one that was given out. */
    public Instant next() {
        Instant now = clock.instant();
        long micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        long unique = lastMicros.updateAndGet(last -> Math.max(last + 1, micros));
        return Instant.ofEpochSecond(Math.floorDiv(unique, 1_000_000L), Math.floorMod(unique, 1_000_000L) * 1_000);
    }

    /**
     * The decimal digits that stand for {@code {epoch}} in a key: the moment in microseconds, then three digits of the id,
     * which tell processes apart that ask in the same microsecond.
     */
    static String epochDigits(FileId id, Instant moment) {
        long micros = moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000;
        long distinguisher = Math.floorMod(id.value().getLeastSignificantBits(), 1000L);
        return String.format(Locale.ROOT, "%d%03d", micros, distinguisher);
    }
}
