package dev.waybill.catalog.deletion;

import dev.waybill.access.Caller;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.lookup.FileReference;
import dev.waybill.file.FileId;
import dev.waybill.web.RestOfPath;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeletionController {

    private final FileLookup lookup;
    private final Deletions deletions;

    DeletionController(FileLookup lookup, Deletions deletions) {
        this.lookup = lookup;
        this.deletions = deletions;
    }

    @DeleteMapping("/api/v1/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteById(@PathVariable String id, Caller caller) {
        deletions.delete(lookup.find(FileId.parse(id), caller));
    }

    @DeleteMapping("/api/files/{*name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteByName(@PathVariable String name, Caller caller) {
        deletions.delete(lookup.find(FileReference.parse(RestOfPath.of(name)), caller));
    }
}
