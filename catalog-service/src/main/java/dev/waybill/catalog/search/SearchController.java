package dev.waybill.catalog.search;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.Position;
import dev.waybill.catalog.view.FileAnswers;
import java.util.List;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SearchController {

    private final CatalogFiles files;
    private final FileAnswers answers;

    SearchController(CatalogFiles files, FileAnswers answers) {
        this.files = files;
        this.answers = answers;
    }

    @GetMapping("/api/v1/files")
    SearchPage search(@RequestParam MultiValueMap<String, String> parameters, Caller caller) {
        SearchRequest wanted = SearchRequest.parse(parameters, caller);
        // One more than asked for tells whether there is a next page.
        List<CatalogEntry> found = files.list(wanted.criteria(), wanted.after(), wanted.limit() + 1);
        List<CatalogEntry> page = found.subList(0, Math.min(found.size(), wanted.limit()));
        return new SearchPage(
                page.stream().map(answers::body).toList(),
                found.size() > page.size() ? CursorToken.of(Position.of(page.getLast())) : null);
    }
}
