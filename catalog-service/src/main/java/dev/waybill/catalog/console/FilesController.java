package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import dev.waybill.catalog.search.Search;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Owner;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.FragmentsRendering;

/** The list of files: all of the page, or what changes while one types. */
@Controller
class FilesController {

    private final Search search;

    FilesController(Search search) {
        this.search = search;
    }

    @GetMapping(path = FileListing.PAGE, headers = "!HX-Request")
    FragmentsRendering page(@RequestParam MultiValueMap<String, String> given, Caller caller) {
        return FragmentsRendering.fragment("console/files", model(Filters.of(FileQuery.FIELDS, given), caller))
                .build();
    }

    @GetMapping(path = FileListing.PAGE, headers = "HX-Request")
    FragmentsRendering part(@RequestParam MultiValueMap<String, String> given, Caller caller) {
        Filters filters = Filters.of(FileQuery.FIELDS, given);
        Map<String, Object> model = model(filters, caller);
        return filters.goesOn()
                ? FragmentsRendering.fragment("console/files :: rows", model).build()
                : FragmentsRendering.fragment("console/files :: results", model)
                        .fragment("console/files :: count", model)
                        .header("HX-Push-Url", filters.address(FileListing.PAGE))
                        .build();
    }

    @ModelAttribute("statuses")
    List<FileStatus> statuses() {
        return List.of(FileStatus.values());
    }

    @ModelAttribute("ownerKinds")
    List<String> ownerKinds() {
        return Stream.of(Owner.Kind.values()).map(Owner.Kind::member).toList();
    }

    private Map<String, Object> model(Filters filters, Caller caller) {
        return Map.of("filters", filters, "listing", FileListing.of(search, filters, caller));
    }
}
