package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Overview;
import dev.waybill.catalog.migration.Progress;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.source.Sources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The migrations of this catalog, as pages show them. */
@Component
final class EngineMigrations implements Migrations {

    private static final int SHOWN = 20;
    private static final List<EntryState> TROUBLE =
            List.of(EntryState.FAILED, EntryState.CONFLICT, EntryState.REFUSED);

    private final dev.waybill.catalog.migration.Migrations migrations;
    private final Sources sources;

    EngineMigrations(dev.waybill.catalog.migration.Migrations migrations, Sources sources) {
        this.migrations = migrations;
        this.sources = sources;
    }

    @Override
    public MigrationStatus status() {
        Overview now = migrations.overview();
        return new MigrationStatus(
                now.total(), now.local(), now.s3(), now.isMigrationNeeded(), now.s3Configured(), places());
    }

    private List<MigrationStatus.Place> places() {
        return sources.names().stream()
                .flatMap(name -> sources.named(List.of(name)).stream())
                .map(source -> new MigrationStatus.Place(source.name(), source.place()))
                .toList();
    }

    @Override
    public List<MigrationRun> runs() {
        return migrations.recent(SHOWN).stream().map(EngineMigrations::shown).toList();
    }

    @Override
    public MigrationRun run(String id) {
        return shown(migrations.find(RunId.parse(id)));
    }

    /** Ends the report early, since nobody reads a million of them on a page. */
    @Override
    public List<MigrationTrouble> troubles(String id, int limit) {
        List<MigrationTrouble> found = new ArrayList<>();
        for (EntryState state : TROUBLE) {
            try {
                migrations.report(RunId.parse(id), state, entry -> {
                    if (found.size() == limit) {
                        throw new EnoughException();
                    }
                    found.add(trouble(entry));
                });
            } catch (EnoughException e) {
                return found;
            }
        }
        return found;
    }

    private static MigrationTrouble trouble(Entry entry) {
        var code = entry.code();
        return new MigrationTrouble(
                entry.path(), entry.state().toString(), code == null ? null : code.name(), entry.message());
    }

    @Override
    public MigrationRun start(MigrationOrder order, Caller caller) {
        return shown(migrations.start(
                new MigrationRequest(
                        order.bucketName(),
                        order.accessKeyId(),
                        order.secretAccessKey(),
                        order.bucketName() == null ? null : order.region(),
                        null,
                        order.sources(),
                        Mode.of(order.mode()),
                        0),
                caller.subject()));
    }

    @Override
    public MigrationRun control(String id, Control control, Caller caller) {
        RunId run = RunId.parse(id);
        return shown(
                switch (control) {
                    case PAUSE -> migrations.pause(run);
                    case RESUME -> migrations.resume(run);
                    case ABORT -> migrations.abort(run);
                    case VERIFY -> migrations.verify(run, MigrationRequest.of(Mode.RUN, List.of()), caller.subject());
                    case UNDO -> migrations.undo(run);
                });
    }

    private static MigrationRun shown(Run run) {
        Progress progress = run.progress();
        var order = run.order();
        return new MigrationRun(
                run.id().toString(),
                order.mode().toString(),
                run.phase().toString(),
                run.control().toString(),
                order.sources(),
                order.bucket(),
                order.region(),
                order.createdBy(),
                order.createdAt(),
                run.finishedAt(),
                files(progress),
                new MigrationRun.Bytes(
                        progress.files().bytes(), progress.files().doneBytes()),
                run.isActive() ? progress.bytesPerSecond() : null,
                run.isActive() ? progress.secondsLeft() : null,
                new MigrationRun.References(
                        progress.references().replaced(),
                        progress.references().left(),
                        progress.references().conflict(),
                        progress.references().restored()),
                progress.checks().stream()
                        .map(check -> new MigrationRun.Check(check.name(), check.ok(), check.message()))
                        .toList(),
                trouble(run));
    }

    private static @Nullable String trouble(Run run) {
        return run.isActive() ? run.progress().waitingFor() : run.trouble();
    }

    private static MigrationRun.Files files(Progress progress) {
        var tally = progress.files();
        return new MigrationRun.Files(
                tally.files(),
                tally.files(EntryState.PLANNED),
                progress.carried(),
                tally.files(EntryState.STORED),
                tally.files(EntryState.PRESENT),
                tally.files(EntryState.CONFLICT),
                tally.files(EntryState.REFUSED),
                tally.files(EntryState.FAILED));
    }

    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1;

        EnoughException() {
            super("enough", null, false, false);
        }
    }
}
