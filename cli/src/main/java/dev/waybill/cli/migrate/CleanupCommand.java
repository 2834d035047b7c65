package dev.waybill.cli.migrate;

import dev.waybill.cli.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waybill migrate cleanup}. Ends with 0 when it printed them, 1 when it refuses. */
@Command(
        name = "cleanup",
        description = "Prints the originals of a run, once every file of it is verified. Deletes nothing.",
        footer = {
            "",
            "The paths are below MIGRATION_SOURCE_DIR, so that it is there that you remove them:",
            "",
            "  cd \"$MIGRATION_SOURCE_DIR\"",
            "  waybill migrate cleanup --run ID --print0 | xargs -0 -r rm --",
            "",
            "After that there is nothing left that undo could go back to. Files of local storage",
            "are not among them: Waybill keeps its own books on those."
        })
final class CleanupCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--run", paramLabel = "ID", required = true, description = "that run")
    private String id;

    @Option(names = "--print0", description = "a zero byte after each path, not a line end: for xargs -0")
    private boolean print0;

    private final Session session;

    // picocli sets the rest before call().
    @SuppressWarnings("NullAway.Init")
    CleanupCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Migrations migrations = new Migrations(session.server(spec));
        Run run = migrations.find(id);
        Originals originals = new Originals(session.terminal(), migrations, print0);
        String reason = originals.whyNot(run);
        if (!reason.isEmpty()) {
            session.terminal().note("Nothing is to be removed yet: " + reason);
            return Exit.SOME_FAILED;
        }
        originals.print(run);
        long references = run.references("left") + run.references("conflict");
        if (references > 0) {
            session.terminal()
                    .note("Look at %s first that name old addresses still: waybill migrate verify --run %s"
                            .formatted(Gauge.count(references, "references"), id));
        }
        return Exit.DONE;
    }
}
