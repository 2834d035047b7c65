package dev.waybill.catalog.watchdog;

import dev.waybill.access.Caller;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Criteria;
import dev.waybill.catalog.file.Position;
import dev.waybill.catalog.redrive.Redrive;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Looks for files that stay staged, and for deletions that do not come to their end. Files that merely wait are counted;
 * those whose announcement or outcome was lost are announced again, and so are such deletions. Several may do so at once. Not for use by several threads.
 */
public final class Watchdog {

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);
    private static final int PAGE = 500;

    /** Should very many be lost at once, the workers have others to see to besides. */
    private static final int MOST_AT_ONCE = 500;

    private final CatalogFiles files;
    private final Redrive redrive;
    private final Deletions deletions;
    private final Frontier frontier;
    private final Reminders reminders;
    private final Duration stuckAfter;
    private final Clock clock;
    private Instant repeated = Instant.EPOCH;
    private volatile Stuck found = Stuck.NONE;

    /** @param stuckAfter how long a file may be staged before it is looked into */
    public Watchdog(
            CatalogFiles files,
            Redrive redrive,
            Deletions deletions,
            Progress progress,
            Duration stuckAfter,
            Clock clock) {
        this.files = files;
        this.redrive = redrive;
        this.deletions = deletions;
        this.frontier = new Frontier(progress, clock);
        this.reminders = new Reminders(stuckAfter);
        this.stuckAfter = stuckAfter;
        this.clock = clock;
    }

    /** What the last look found. */
    public Stuck found() {
        return found;
    }

    /** Looks once at all that is staged. What cannot be seen or announced now is left to the next call. */
    public void run() {
        try {
            Stuck before = found;
            Look look = new Look(clock.instant(), settled());
            look.atAll();
            found = look.end();
            tell(before, found);
            repeatDeletions(look.settled);
        } catch (WaybillException e) {
            log.warn("cannot look for what is stuck: {}", e.message());
        }
    }

    /** While Kafka does not say, nothing is known to be lost. */
    private Instant settled() {
        try {
            return frontier.settled();
        } catch (WaybillException e) {
            log.debug("how far the workers are is not known: {}", e.message());
            return Instant.EPOCH;
        }
    }

    /** Only once the workers are past all that was repeated last: those that cannot succeed yet must not pile up. */
    private void repeatDeletions(Instant settled) {
        if (settled.isAfter(repeated)) {
            Instant now = clock.instant();
            deletions.repeat(settled.minus(stuckAfter));
            repeated = now;
        }
    }

    private void tell(Stuck before, Stuck now) {
        if (before.waiting() == 0 && now.waiting() > 0) {
            log.warn("{} files have been staged for more than {} and wait for the workers", now.waiting(), stuckAfter);
        } else if (before.waiting() > 0 && now.waiting() == 0) {
            log.info("no file waits any more for longer than {}", stuckAfter);
        }
    }

    private final class Look {

        private final Instant now;
        private final Instant settled;
        private final Set<FileId> reminded = new HashSet<>();
        private int waiting;
        private int left = MOST_AT_ONCE;

        Look(Instant now, Instant settled) {
            this.now = now;
            this.settled = settled;
        }

        void atAll() {
            Criteria old = new Criteria(
                    Caller.ANYONE, null, null, null, null, null, FileStatus.STAGED, null, null, now.minus(stuckAfter));
            List<CatalogEntry> page = files.list(old, null, PAGE);
            while (!page.isEmpty()) {
                page.stream().filter(entry -> isStagedBefore(entry, now)).forEach(this::at);
                page = files.list(old, Position.of(page.getLast()), PAGE);
            }
        }

        private void at(CatalogEntry entry) {
            if (left > 0 && isLost(entry) && reminders.isDue(entry.id(), now, settled)) {
                left = announceAgain(entry) ? left - 1 : 0;
            }
            if (reminders.knows(entry.id())) {
                reminded.add(entry.id());
            } else {
                waiting++;
            }
        }

        /**
         * Its time is the beginning of its upload, by another machine's clock, and it is announced later: so it counts as
         * announced in time only with as much to spare as it has to be staged for at all.
         */
        private boolean isLost(CatalogEntry entry) {
            return isStagedBefore(entry, settled);
        }

        private boolean isStagedBefore(CatalogEntry entry, Instant time) {
            return entry.standing().time().isBefore(time.minus(stuckAfter));
        }

        Stuck end() {
            reminders.keep(reminded);
            return new Stuck(waiting, reminded.size());
        }

        /** @return whether Kafka took it */
        private boolean announceAgain(CatalogEntry entry) {
            try (var ignored = MDC.putCloseable("file.id", entry.id().toString())) {
                redrive.announceAgain(entry);
                reminders.remember(entry.id(), now);
                log.warn(
                        "announced again: staged since {}, though all before {} has been worked on",
                        entry.standing().time(),
                        settled);
                return true;
            } catch (WaybillException e) {
                log.warn("not announced again now: {}", e.message());
                return false;
            }
        }
    }
}
