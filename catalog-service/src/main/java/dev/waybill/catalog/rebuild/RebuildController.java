package dev.waybill.catalog.rebuild;

import dev.waybill.web.JsonLines;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For administrators. */
@RestController
class RebuildController {

    private final Rebuild rebuild;

    RebuildController(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @PostMapping("/api/v1/catalog/rebuild")
    ResponseEntity<JsonLines> rebuild(
            @RequestParam(defaultValue = "topics") String from,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun) {
        From source = From.parse(from);
        return JsonLines.answer(lines -> rebuild.run(source, dryRun, lines::accept));
    }
}
