package dev.waybill.catalog.watchdog;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to which time everything that was announced has been worked on, and what came of it is in the catalog. A file that was
 * announced before then and still stands as staged waits for nobody: its announcement, or what came of it, was lost.
 * While S3 is away the workers finish nothing, the frontier stands still, and so nothing is taken for lost.
 */
final class Frontier {

    private final Progress progress;
    private final Clock clock;
    private Instant settled = Instant.EPOCH;
    private @Nullable Mark mark;
    private @Nullable Reach told;

    Frontier(Progress progress, Clock clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /** What had been announced at a time. */
    private record Mark(Instant time, Reach announced) {}

    /**
     * That time as it is now; it only rises.
     *
     * @throws dev.waybill.error.WaybillException when Kafka does not answer
     */
    Instant settled() {
        Mark waiting = markOrNew();
        if (told == null && progress.finished().isUpTo(waiting.announced())) {
            told = progress.told();
        }
        if (told != null && progress.applied().isUpTo(told)) {
            settled = waiting.time();
            mark = null;
            told = null;
        }
        return settled;
    }

    /** The time is taken first: what is announced between the two counts as later than it is. */
    private Mark markOrNew() {
        Mark current = mark;
        if (current == null) {
            Instant now = clock.instant();
            current = new Mark(now, progress.announced());
            mark = current;
        }
        return current;
    }
}
