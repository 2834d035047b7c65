package dev.waybill.catalog.edit;

import dev.waybill.access.Caller;
import dev.waybill.catalog.view.EntryBody;
import dev.waybill.catalog.view.FileAnswers;
import dev.waybill.file.FileId;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EditController {

    private final Labelling labelling;
    private final FileAnswers answers;

    EditController(Labelling labelling, FileAnswers answers) {
        this.labelling = labelling;
        this.answers = answers;
    }

    @PatchMapping(
            path = "/api/v1/files/{id}",
            consumes = {"application/json", "application/merge-patch+json"})
    ResponseEntity<EntryBody> patch(
            @PathVariable String id, @RequestHeader HttpHeaders headers, Caller caller, InputStream body)
            throws IOException {
        LabelPatch patch = LabelPatch.parse(body.readNBytes(LabelPatch.MAX_BYTES + 1));
        return answers.answer(labelling.change(FileId.parse(id), caller, headers.getIfMatch(), patch::apply));
    }
}
