package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.selftest.SelfTest;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

    private final StoreView store;
    private final SelfTest selfTest;
    private final @Nullable Migrations migrations;

    IntegrationsController(StoreView store, SelfTest selfTest, ObjectProvider<Migrations> migrations) {
        this.store = store;
        this.selfTest = selfTest;
        this.migrations = migrations.getIfAvailable();
    }

    @GetMapping(PAGE)
    FragmentsRendering page() {
        Map<String, Object> model = new HashMap<>();
        model.put("store", store);
        if (migrations != null) {
            model.put("migration", migrations.status());
            model.put("runs", migrations.runs().stream().map(run -> RunView.of(run, List.of())).toList());
        }
        return FragmentsRendering.fragment("console/integrations", model).build();
    }

    @PostMapping(PAGE + "/selftest")
    FragmentsRendering selfTest() {
        return FragmentsRendering.fragment("console/integrations :: selftest", Map.of("report", selfTest.run()))
                .build();
    }

    /** Whoever began it goes on at the run's own page. */
    @PostMapping(PAGE + "/runs")
    FragmentsRendering start(@ModelAttribute OrderForm form, Caller caller) {
        MigrationRun run = present().start(form.order(), caller);
        return show(RUN_PART, run)
                .header("HX-Redirect", PAGE + "/runs/" + run.id())
                .build();
    }

    @GetMapping(path = RUN, headers = "!HX-Request")
    FragmentsRendering run(@PathVariable String id) {
        return show("console/run", present().run(id)).build();
    }

    /** The page asks until the run is over, and is told once. */
    @GetMapping(path = RUN, headers = "HX-Request")
    FragmentsRendering progress(@PathVariable String id) {
        MigrationRun run = present().run(id);
        var answer = show(RUN_PART, run);
        return run.isOver()
                ? answer.fragment("console/parts :: said", Map.of("said", "The run is over: " + run.status() + "."))
                        .build()
                : answer.build();
    }

    @PostMapping(RUN + "/{control}")
    FragmentsRendering control(@PathVariable String id, @PathVariable String control, Caller caller) {
        return show(RUN_PART, present().control(id, Migrations.Control.of(control), caller))
                .build();
    }

    private FragmentsRendering.Builder show(String view, MigrationRun run) {
        List<MigrationTrouble> troubles = present().troubles(run.id(), RunView.TROUBLES);
        return FragmentsRendering.fragment(view, Map.of("shown", RunView.of(run, troubles), "run", run));
    }

    private Migrations present() {
        if (migrations == null) {
            throw new WaybillException(ErrorCode.MIGRATION_NOT_FOUND, "migration is not set up here");
        }
        return migrations;
    }
}
