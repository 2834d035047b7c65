package dev.waybill.catalog.view;

import dev.waybill.access.Caller;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.file.FileId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FileController {

    private final FileLookup lookup;
    private final FileAnswers answers;

    FileController(FileLookup lookup, FileAnswers answers) {
        this.lookup = lookup;
        this.answers = answers;
    }

    @GetMapping("/api/v1/files/{id}")
    ResponseEntity<EntryBody> file(@PathVariable String id, Caller caller) {
        return answers.answer(lookup.findPresent(FileId.parse(id), caller));
    }

    /** Readable even when the file is deleted: it is how one finds out when. */
    @GetMapping("/api/v1/files/{id}/timeline")
    TimelineBody timeline(@PathVariable String id, Caller caller) {
        return TimelineBody.of(lookup.find(FileId.parse(id), caller));
    }
}
