package dev.waybill.cli.migrate;

import dev.waybill.cli.terminal.Complaint;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which run is meant. */
final class RunOption {
    @Option(names = "--run", paramLabel = "ID", description = "that run (default: the latest)")
    private @Nullable String id;

    boolean isGiven() {
        return id != null;
    }

    /**
     * The run of the option; else the latest that would do, or where none would the latest of all, so that the server says why
     * it does not.
     *
     * @throws Complaint when there is none
     */
    Run choose(Migrations migrations, Predicate<Run> wouldDo) {
        if (id != null) {
            return migrations.find(id);
        }
        var recent = migrations.recent().toList();
        return recent.stream()
                .filter(wouldDo)
                .findFirst()
                .or(() -> recent.stream().findFirst())
                .orElseThrow(() ->
                        new Complaint("There has been no migration; waybill migrate --check-only is a beginning."));
    }
}
