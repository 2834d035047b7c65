package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Runs that go as far as a test moves them, for the page alone. The quickstart finds it since it lies in a package of the
 * catalog. Whoever asks for the bucket {@code taken} is told that one is under way.
 */
@Component
@Primary
public final class InMemoryMigrations implements Migrations {

    /** The file that goes wrong, and why. */
    public static final String EVIL = "uploads/\"><img src=x onerror=window.hacked=1>.pdf";

    private static final List<MigrationRun> RUNS = new CopyOnWriteArrayList<>();
    private static final List<String> SECRETS = new CopyOnWriteArrayList<>();

    /** The secrets that were sent, newest last. */
    public static List<String> secrets() {
        return List.copyOf(SECRETS);
    }

    /** Moves the newest run on: so many files of ten are stored, and one failed. */
    public static void carry(long stored, String status) {
        change(RUNS.getFirst().id(), run -> new MigrationRun(
                run.id(),
                run.mode(),
                status,
                run.control(),
                run.sources(),
                run.bucket(),
                run.region(),
                run.createdBy(),
                run.createdAt(),
                status.startsWith("completed") ? Instant.now() : null,
                new MigrationRun.Files(10, 10, 0, stored, 0, 0, 0, 1),
                new MigrationRun.Bytes(10_000_000, 1_000_000 * (stored + 1)),
                2_500_000L,
                125L,
                new MigrationRun.References(3 * stored, 0, 0, 0),
                run.checks(),
                run.error()));
    }

    @Override
    public MigrationStatus status() {
        return new MigrationStatus(
                1150,
                1045,
                105,
                true,
                true,
                List.of(
                        new MigrationStatus.Place("local", "/srv/app/data/files"),
                        new MigrationStatus.Place("documents", "/srv/app/uploads")));
    }

    @Override
    public List<MigrationRun> runs() {
        return List.copyOf(RUNS);
    }

    @Override
    public MigrationRun run(String id) {
        return find(id).orElseThrow(() ->
                new WaybillException(ErrorCode.MIGRATION_NOT_FOUND, "there is no run of that id"));
    }

    @Override
    public List<MigrationTrouble> troubles(String id, int limit) {
        return run(id).files().failed() == 0
                ? List.of()
                : List.of(new MigrationTrouble(EVIL, "failed", "KEY_TAKEN", "<b>another</b> object lies there"));
    }

    @Override
    public MigrationRun start(MigrationOrder order, Caller caller) {
        if ("taken".equals(order.bucketName())) {
            throw new WaybillException(ErrorCode.MIGRATION_RUNNING, "a run of somebody else is under way");
        }
        if (order.secretAccessKey() != null) {
            SECRETS.add(order.secretAccessKey());
        }
        boolean isCheck = order.mode().equals("check-only");
        MigrationRun run = new MigrationRun(
                "run-" + (RUNS.size() + 1),
                order.mode(),
                isCheck ? "failed_preflight" : "carrying",
                "run",
                order.sources(),
                order.bucketName(),
                order.region(),
                caller.subject(),
                Instant.now(),
                isCheck ? Instant.now() : null,
                new MigrationRun.Files(10, 10, 0, 0, 0, 0, 0, 0),
                new MigrationRun.Bytes(10_000_000, 0),
                null,
                null,
                new MigrationRun.References(0, 0, 0, 0),
                List.of(
                        new MigrationRun.Check("Put an object", true, null),
                        new MigrationRun.Check("Read it back", !isCheck, "<i>denied</i>")),
                isCheck ? "a permission is missing" : null);
        RUNS.addFirst(run);
        return run;
    }

    @Override
    public MigrationRun control(String id, Control control, Caller caller) {
        return switch (control) {
            case PAUSE -> change(id, run -> with(run, run.status(), "paused"));
            case RESUME -> change(id, run -> with(run, run.status(), "run"));
            case ABORT -> change(id, run -> with(run, "aborted", "aborting"));
            case VERIFY -> change(id, run -> with(run, "verifying", "run"));
            case UNDO -> change(id, run -> with(run, "undone", "run"));
        };
    }

    private static MigrationRun change(String id, UnaryOperator<MigrationRun> change) {
        List<MigrationRun> runs = new ArrayList<>(RUNS);
        MigrationRun changed = change.apply(find(id).orElseThrow());
        RUNS.set(runs.indexOf(find(id).orElseThrow()), changed);
        return changed;
    }

    private static Optional<MigrationRun> find(@Nullable String id) {
        return RUNS.stream().filter(run -> run.id().equals(id)).findFirst();
    }

    private static MigrationRun with(MigrationRun run, String status, String control) {
        return new MigrationRun(
                run.id(),
                run.mode(),
                status,
                control,
                run.sources(),
                run.bucket(),
                run.region(),
                run.createdBy(),
                run.createdAt(),
                run.finishedAt(),
                run.files(),
                run.bytes(),
                run.ratePerSecond(),
                run.secondsLeft(),
                run.references(),
                run.checks(),
                run.error());
    }
}
