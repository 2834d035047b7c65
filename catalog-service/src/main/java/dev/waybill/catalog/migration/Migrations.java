package dev.waybill.catalog.migration;

import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.Ledger;
import dev.waybill.catalog.migration.ledger.Runs;
import dev.waybill.catalog.stats.Census;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileStatus;
import dev.waybill.storage.ObjectStores;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What can be asked of migrations. The work itself is done elsewhere, soon after. Safe for use by many threads. */
public final class Migrations {

    private final Runs runs;
    private final Ledger ledger;
    private final Orders orders;
    private final Census census;
    private final boolean s3Configured;
    private final Clock clock;

    /** @param s3Configured whether the services store in S3 */
    public Migrations(Runs runs, Ledger ledger, Orders orders, Census census, boolean s3Configured, Clock clock) {
        this.runs = runs;
        this.ledger = ledger;
        this.orders = orders;
        this.census = census;
        this.s3Configured = s3Configured;
        this.clock = clock;
    }

    /**
     * Begins a run.
     *
     * @param by the caller's subject, null where access control is off
     * @throws WaybillException {@link ErrorCode#MIGRATION_RUNNING} while another is active; see {@link Orders} for the others
     */
    public Run start(MigrationRequest request, @Nullable String by) {
        Run run = Run.of(orders.order(request, RunId.next(), by, clock.instant()));
        runs.begin(run);
        return run.saved();
    }

    /** @throws WaybillException {@link ErrorCode#MIGRATION_NOT_FOUND} */
    public Run find(RunId id) {
        return runs.require(id);
    }

    /** The newest first, at most so many. */
    public List<Run> recent(int limit) {
        return runs.recent(limit);
    }

    public Overview overview() {
        List<Census.Group> stored = census.take().stream()
                .filter(group -> group.status() == FileStatus.STORED)
                .toList();
        long local = count(stored, ObjectStores.LOCAL::equals);
        Run last = runs.recent(1).stream().findFirst().orElse(null);
        long beside = last == null ? 0 : last.progress().files().files(EntryState.PLANNED) - movable(last, local);
        return new Overview(
                local + Math.max(0, beside),
                count(stored, bucket -> !ObjectStores.LOCAL.equals(bucket)),
                s3Configured,
                last);
    }

    /** Planned files of local storage are counted by the catalog already. */
    private static long movable(Run run, long local) {
        return run.order().sources().isEmpty() || run.order().sources().contains("local") ? local : 0;
    }

    private static long count(List<Census.Group> groups, Predicate<@Nullable String> bucket) {
        return groups.stream()
                .filter(group -> bucket.test(group.bucket()))
                .mapToLong(Census.Group::files)
                .sum();
    }

    /** Lets it stand still within a second or so. One that stands still does so once more. */
    public Run pause(RunId id) {
        return control(id, Control.PAUSED);
    }

    public Run resume(RunId id) {
        return control(id, Control.RUN);
    }

    /** Ends it. What was done stays; a run of the same sources does the rest, or {@link #undo} takes references back. */
    public Run abort(RunId id) {
        return control(id, Control.ABORTING);
    }

    private Run control(RunId id, Control wanted) {
        return runs.change(id, run -> {
            require(run.isActive(), "it has ended: " + run.phase());
            require(run.control() != Control.ABORTING || wanted == Control.ABORTING, "it is being aborted");
            return run.control() == wanted ? run : run.with(wanted, clock.instant());
        });
    }

    /** Puts references back as they were, and has local storage serve again what it still has. Objects stay. */
    public Run undo(RunId id) {
        Run run = runs.require(id);
        require(!run.isActive(), "it is running: abort it first");
        require(run.order().mode() == Mode.RUN, "a " + run.order().mode() + " changed nothing");
        require(run.phase() != Phase.FAILED_PREFLIGHT, "it changed nothing");
        require(run.phase() != Phase.UNDONE, "it is undone already");
        return reopen(run, run.order(), Phase.UNDOING);
    }

    /**
     * Looks at every file once more.
     *
     * @param request the bucket and credentials, where they were not the configured ones: those of the run are gone
     */
    public Run verify(RunId id, MigrationRequest request, @Nullable String by) {
        Run run = runs.require(id);
        require(!run.isActive(), "it is running, and is verified at its end");
        require(
                run.order().mode() == Mode.RUN && run.phase() != Phase.UNDONE && run.phase() != Phase.FAILED_PREFLIGHT,
                "there is nothing of it to verify");
        Order asked = orders.order(request.of(run.order().sources()), id, by, clock.instant());
        require(
                asked.bucket().equals(run.order().bucket()),
                "its files are in the bucket %s: send that, accessKeyId and secretAccessKey"
                        .formatted(run.order().bucket()));
        return reopen(run, run.order().withCredentialsOf(asked), Phase.VERIFYING);
    }

    private Run reopen(Run run, Order order, Phase phase) {
        Run reopened = run.reopened(order, phase, clock.instant());
        runs.begin(reopened);
        return reopened.saved();
    }

    /** Tells of a run's files in the order of their paths. @param state only of these; null for all */
    public void report(RunId id, @Nullable EntryState state, Consumer<Entry> each) {
        ledger.each(runs.require(id).id(), state, each);
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new WaybillException(ErrorCode.MIGRATION_STATE, why);
        }
    }
}
