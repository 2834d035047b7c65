package dev.waybill.catalog.content;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.link.Disposition;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.file.FileId;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ContentController {

    private final FileLookup lookup;
    private final Contents contents;

    ContentController(FileLookup lookup, Contents contents) {
        this.lookup = lookup;
        this.contents = contents;
    }

    @GetMapping("/api/v1/files/{id}/content")
    ResponseEntity<InputStreamResource> content(
            @PathVariable String id,
            @RequestParam(defaultValue = "attachment") String disposition,
            HttpMethod method,
            @RequestHeader HttpHeaders headers,
            Caller caller) {
        Disposition wanted = Disposition.of(disposition);
        CatalogEntry entry = lookup.find(FileId.parse(id), caller);
        return contents.serve(entry, wanted, new ContentRequest(method, headers));
    }
}
