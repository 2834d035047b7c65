package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.deadletter.DeadLetterDetail;
import dev.waybill.catalog.deadletter.DeadLetterId;
import dev.waybill.catalog.deadletter.DeskClerk;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.FragmentsRendering;

/** The failure desk: what could not be worked on, and another try or none. */
@Controller
class FailuresController {

    private static final String ONE = LetterListing.PAGE + "/{id}";

    private final DeskClerk clerk;

    FailuresController(DeskClerk clerk) {
        this.clerk = clerk;
    }

    @GetMapping(path = LetterListing.PAGE, headers = "!HX-Request")
    FragmentsRendering page(@RequestParam MultiValueMap<String, String> given) {
        return FragmentsRendering.fragment("console/failures", model(Filters.of(LetterListing.FIELDS, given)))
                .build();
    }

    @GetMapping(path = LetterListing.PAGE, headers = "HX-Request")
    FragmentsRendering part(@RequestParam MultiValueMap<String, String> given) {
        Filters filters = Filters.of(LetterListing.FIELDS, given);
        Map<String, Object> model = model(filters);
        return filters.goesOn()
                ? FragmentsRendering.fragment("console/failures :: rows", model).build()
                : FragmentsRendering.fragment("console/failures :: results", model)
                        .fragment("console/failures :: count", model)
                        .header("HX-Push-Url", filters.address(LetterListing.PAGE))
                        .build();
    }

    @GetMapping(ONE)
    FragmentsRendering letter(@PathVariable String id) {
        return show("console/failure", id).build();
    }

    @PostMapping(ONE + "/replay")
    FragmentsRendering replay(@PathVariable String id, Caller caller) {
        clerk.replay(DeadLetterId.parse(id), caller, null);
        return said(id, "The record is on its topic again.");
    }

    @PostMapping(ONE + "/discard")
    FragmentsRendering discard(@PathVariable String id, @RequestParam String reason, Caller caller) {
        clerk.discard(DeadLetterId.parse(id), caller, reason.isBlank() ? null : reason.strip());
        return said(id, "The letter is discarded.");
    }

    private Map<String, Object> model(Filters filters) {
        return Map.of("filters", filters, "listing", LetterListing.of(clerk, filters));
    }

    private FragmentsRendering said(String id, String message) {
        return show("console/failure :: letter", id)
                .fragment("console/parts :: said", Map.of("said", message))
                .build();
    }

    private FragmentsRendering.Builder show(String view, String id) {
        DeadLetterDetail detail = clerk.show(DeadLetterId.parse(id));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("letter", LetterView.of(detail.letter()));
        model.put("headers", detail.headers());
        model.put("payload", detail.payload());
        model.put("encoding", detail.payloadEncoding());
        return FragmentsRendering.fragment(view, model);
    }
}
