package dev.waybill.catalog.media;

import dev.waybill.access.Caller;
import dev.waybill.catalog.content.ContentRequest;
import dev.waybill.catalog.content.Contents;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.link.Disposition;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.view.EntryBody;
import dev.waybill.catalog.view.FileAnswers;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileId;
import dev.waybill.file.MediaType;
import dev.waybill.file.Owner;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Seed 004's routes but for the upload, which is ingest's. A media id is a file's id. */
@RestController
@RequestMapping("/api/v1/events/{eventId}/media")
class MediaController {

    private final MediaList media;
    private final FileLookup lookup;
    private final FileAnswers answers;
    private final Contents contents;
    private final Deletions deletions;

    MediaController(
            CatalogFiles files, FileLookup lookup, FileAnswers answers, Contents contents, Deletions deletions) {
        this.media = new MediaList(files);
        this.lookup = lookup;
        this.answers = answers;
        this.contents = contents;
        this.deletions = deletions;
    }

    /** An event that is somebody else's looks like one that is not there: without media. */
    @GetMapping
    List<EntryBody> list(
            @PathVariable String eventId,
            @RequestParam(name = "file_type", required = false) @Nullable String fileType,
            @RequestParam(defaultValue = "0") String skip,
            @RequestParam(defaultValue = "100") String limit,
            Caller caller) {
        Owner event = event(eventId);
        MediaType type = fileType == null ? null : new MediaType(fileType);
        return media.of(event, type, number("skip", skip), number("limit", limit), caller).stream()
                .map(answers::body)
                .toList();
    }

    @GetMapping("/{mediaId}")
    ResponseEntity<EntryBody> one(@PathVariable String eventId, @PathVariable String mediaId, Caller caller) {
        return answers.answer(FileLookup.requirePresent(find(eventId, mediaId, caller)));
    }

    @GetMapping("/{mediaId}/download")
    ResponseEntity<InputStreamResource> download(
            @PathVariable String eventId,
            @PathVariable String mediaId,
            HttpMethod method,
            @RequestHeader HttpHeaders headers,
            Caller caller) {
        CatalogEntry entry = find(eventId, mediaId, caller);
        return contents.serve(entry, Disposition.ATTACHMENT, new ContentRequest(method, headers));
    }

    @GetMapping("/{mediaId}/stream")
    ResponseEntity<InputStreamResource> stream(
            @PathVariable String eventId,
            @PathVariable String mediaId,
            HttpMethod method,
            @RequestHeader HttpHeaders headers,
            Caller caller) {
        CatalogEntry entry = find(eventId, mediaId, caller);
        return contents.serve(entry, Disposition.INLINE, new ContentRequest(method, headers));
    }

    @DeleteMapping("/{mediaId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String eventId, @PathVariable String mediaId, Caller caller) {
        deletions.delete(find(eventId, mediaId, caller));
    }

    private CatalogEntry find(String eventId, String mediaId, Caller caller) {
        Owner event = event(eventId);
        CatalogEntry entry = lookup.find(FileId.parse(mediaId), caller);
        boolean isItsMedia = entry.details().owner().equals(event)
                && entry.details().collection().equals(CollectionName.EVENT_MEDIA);
        if (!isItsMedia) {
            throw Caller.notFound();
        }
        return entry;
    }

    private static Owner event(String id) {
        return new Owner(Owner.Kind.EVENT, id);
    }

    private static int number(String name, String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException(name + " is a number that is not negative");
        }
        return Integer.parseInt(text);
    }
}
