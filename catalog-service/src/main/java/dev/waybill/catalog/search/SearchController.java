package dev.waybill.catalog.search;

import dev.waybill.access.Caller;
import dev.waybill.catalog.view.FileAnswers;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {

    private final Search search;
    private final FileAnswers answers;

    SearchController(Search search, FileAnswers answers) {
        this.search = search;
        this.answers = answers;
    }

    @GetMapping("/api/v1/files")
    SearchPage search(@RequestParam MultiValueMap<String, String> parameters, Caller caller) {
        Search.Found found = search.find(parameters, caller);
        return new SearchPage(found.entries().stream().map(answers::body).toList(), found.next());
    }
}
