package dev.waybill.catalog.edit;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.view.EntryBody;
import dev.waybill.catalog.view.FileAnswers;
import dev.waybill.file.FileId;
import dev.waybill.file.Labels;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EditController {

    private final FileLookup lookup;
    private final Edits edits;
    private final FileAnswers answers;

    EditController(FileLookup lookup, CatalogFiles files, FileAnswers answers) {
        this.lookup = lookup;
        this.edits = new Edits(files);
        this.answers = answers;
    }

    @PatchMapping(
            path = "/api/v1/files/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    ResponseEntity<EntryBody> patch(
            @PathVariable String id, @RequestHeader HttpHeaders headers, Caller caller, InputStream body)
            throws IOException {
        IfMatch condition = new IfMatch(headers.getIfMatch());
        LabelPatch patch = LabelPatch.parse(body.readNBytes(LabelPatch.MAX_BYTES + 1));
        CatalogEntry found = lookup.find(FileId.parse(id), caller);
        return answers.answer(edits.change(found, entry -> {
            FileLookup.requirePresent(entry);
            condition.require(entry);
            return relabelled(entry, patch.apply(entry.labels()));
        }));
    }

    private static CatalogEntry relabelled(CatalogEntry entry, Labels labels) {
        return labels.equals(entry.labels()) ? entry : entry.relabelled(labels, Instant.now());
    }
}
