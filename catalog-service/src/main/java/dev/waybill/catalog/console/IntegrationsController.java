package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Migrations;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.source.Source;
import dev.waybill.catalog.migration.source.Sources;
import dev.waybill.catalog.selftest.SelfTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.FragmentsRendering;

/** S3: how it is set up, whether it works, and moving files there. */
@Controller
class IntegrationsController {

    private static final String PAGE = "/integrations";
    private static final String RUN = PAGE + "/runs/{id}";
    private static final String RUN_PART = "console/run :: run";
    private static final int RUNS = 20;
    private static final List<EntryState> TROUBLE = List.of(EntryState.FAILED, EntryState.CONFLICT, EntryState.REFUSED);

    private final StoreView store;
    private final SelfTest selfTest;
    private final Migrations migrations;
    private final Sources sources;

    IntegrationsController(StoreView store, SelfTest selfTest, Migrations migrations, Sources sources) {
        this.store = store;
        this.selfTest = selfTest;
        this.migrations = migrations;
        this.sources = sources;
    }

    @GetMapping(PAGE)
    FragmentsRendering page() {
        List<Source> there =
                sources.named(sources.names()).stream().filter(Source::isThere).toList();
        List<RunView> runs = migrations.recent(RUNS).stream()
                .map(run -> new RunView(run, List.of()))
                .toList();
        return FragmentsRendering.fragment(
                        "console/integrations",
                        Map.of("store", store, "migration", migrations.overview(), "sources", there, "runs", runs))
                .build();
    }

    @PostMapping(PAGE + "/selftest")
    FragmentsRendering selfTest() {
        return FragmentsRendering.fragment("console/integrations :: selftest", Map.of("report", selfTest.run()))
                .build();
    }

    /** Whoever began it goes on at the run's own page. */
    @PostMapping(PAGE + "/runs")
    FragmentsRendering start(@ModelAttribute OrderForm form, Caller caller) {
        Run run = migrations.start(form.request(), caller.subject());
        return show(RUN_PART, run)
                .header("HX-Redirect", PAGE + "/runs/" + run.id())
                .build();
    }

    @GetMapping(path = RUN, headers = "!HX-Request")
    FragmentsRendering run(@PathVariable String id) {
        return show("console/run", find(id)).build();
    }

    /** The page asks until the run is over, and is told once. */
    @GetMapping(path = RUN, headers = "HX-Request")
    FragmentsRendering progress(@PathVariable String id) {
        Run run = find(id);
        var answer = show(RUN_PART, run);
        return run.isActive()
                ? answer.build()
                : answer.fragment("console/parts :: said", Map.of("said", "The run is over: " + run.phase() + "."))
                        .build();
    }

    @PostMapping(RUN + "/{control}")
    FragmentsRendering control(@PathVariable String id, @PathVariable String control, Caller caller) {
        RunId run = RunId.parse(id);
        return show(
                        RUN_PART,
                        switch (control) {
                            case "pause" -> migrations.pause(run);
                            case "resume" -> migrations.resume(run);
                            case "abort" -> migrations.abort(run);
                            case "verify" ->
                                migrations.verify(run, MigrationRequest.of(Mode.RUN, List.of()), caller.subject());
                            case "undo" -> migrations.undo(run);
                            default ->
                                throw new IllegalArgumentException(
                                        "a run can be paused, resumed, aborted, verified and undone");
                        })
                .build();
    }

    private Run find(String id) {
        return migrations.find(RunId.parse(id));
    }

    private FragmentsRendering.Builder show(String view, Run run) {
        return FragmentsRendering.fragment(view, Map.of("run", new RunView(run, troubles(run))));
    }

    /** Ends each report once it has told all that there are, since nobody waits for a million files to pass by. */
    private List<Entry> troubles(Run run) {
        List<Entry> found = new ArrayList<>();
        for (EntryState state : TROUBLE) {
            long enough = Math.min(
                    RunView.TROUBLES, found.size() + run.progress().files().files(state));
            if (found.size() < enough) {
                report(run.id(), state, enough, found);
            }
        }
        return found;
    }

    private void report(RunId id, EntryState state, long enough, List<Entry> found) {
        try {
            migrations.report(id, state, entry -> {
                found.add(entry);
                if (found.size() == enough) {
                    throw new EnoughException();
                }
            });
        } catch (EnoughException e) {
            // That is all.
        }
    }

    private static final class EnoughException extends RuntimeException {
        private static final long serialVersionUID = 1;

        EnoughException() {
            super("enough", null, false, false);
        }
    }
}
