package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the catalog anew beside the one in use, compares the two, adds what is missing, and compares once more. It may be
 * cut off at any point and repeated. Memory stays bounded whatever there is.
 */
public final class Rebuild {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(30);

    /** An event has its time before Kafka has the event, and clocks differ. */
    private static final Duration ALLOWANCE = Duration.ofMinutes(1);

    private final CatalogFiles live;
    private final Supplier<FreshCatalog> fresh;
    private final Map<From, RebuildSource> sources;
    private final Clock clock;
    private final Semaphore turn = new Semaphore(1);

    /** @param fresh makes an empty catalog */
    public Rebuild(CatalogFiles live, Supplier<FreshCatalog> fresh, Map<From, RebuildSource> sources, Clock clock) {
        this.live = live;
        this.fresh = fresh;
        this.sources = Map.copyOf(sources);
        this.clock = clock;
    }

    /**
     * Runs to the end; the last line is the summary.
     *
     * @param dryRun compare only
     * @throws WaybillException {@link ErrorCode#TOO_MANY_REQUESTS} while another runs in this process; {@link
     *     ErrorCode#BAD_REQUEST} when there is no such source here; others when a back end does not answer, in which case
     *     what was added stays
     */
    public Line.Summary run(From from, boolean dryRun, Consumer<Line> lines) {
        RebuildSource source = sources.get(from);
        if (source == null) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST, "files are in local storage, whose objects do not tell whose they are");
        }
        if (!turn.tryAcquire()) {
            throw new WaybillException(ErrorCode.TOO_MANY_REQUESTS, "the catalog is being made anew already")
                    .retryAfter(COME_BACK_AFTER);
        }
        try (FreshCatalog catalog = fresh.get()) {
            Line.Summary summary = run(from, source, catalog.files(), dryRun, new Told(lines));
            lines.accept(summary);
            return summary;
        } finally {
            turn.release();
        }
    }

    private Line.Summary run(From from, RebuildSource source, CatalogFiles rebuilt, boolean dryRun, Told told) {
        Instant begun = clock.instant().minus(ALLOWANCE);
        Filling filling = new Filling(rebuilt, told);
        told.begins("reading");
        long[] events = new long[1];
        long unreadable = source.read(batch -> {
            events[0] = filling.add(batch);
            told.at("reading", events[0]);
        });
        Mending mending = new Mending(live, from, told);
        told.begins("comparing");
        Comparison.Result found = new Comparison(
                        from, begun, new Telling(dryRun, "comparing", told, dryRun ? null : mending))
                .of(rebuilt, live);
        mending.flush();
        Comparison.Result now = found;
        if (!dryRun) {
            told.begins("proving");
            now = new Comparison(from, begun, new Telling(true, "proving", told, null)).of(rebuilt, live);
        }
        return new Line.Summary(
                "summary",
                from.toString(),
                dryRun,
                events[0],
                unreadable,
                found,
                mending.added(),
                mending.updated(),
                told.refusals(),
                now,
                now.missing() == 0 && now.behind() == 0 && told.refusals() == 0);
    }

    /** @param rows whether rows that differ are told of; @param mending takes what is missing, null to leave it so */
    private record Telling(
            boolean rows, String step, Told told, @Nullable Mending mending) implements Comparison.Listener {

        @Override
        public void differs(Difference kind, @Nullable CatalogEntry fresh, @Nullable CatalogEntry present) {
            boolean lacking = kind == Difference.MISSING || kind == Difference.BEHIND;
            if (mending != null && lacking && fresh != null) {
                mending.add(fresh);
            }
            CatalogEntry entry = fresh == null ? present : fresh;
            if (rows && entry != null && !told.isRefused(entry)) {
                told.differs(kind, entry);
            }
        }

        @Override
        public void at(long rows) {
            told.at(step, rows);
        }
    }
}
