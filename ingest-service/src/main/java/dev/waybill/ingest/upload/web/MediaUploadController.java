package dev.waybill.ingest.upload.web;

import dev.waybill.access.Caller;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.upload.UploadSettings;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.web.FileBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routes of seeds 000 and 004 that take images and media in. */
@RestController
class MediaUploadController {

    private final UploadReceiver receiver;
    private final Collections collections;
    private final FileBodies bodies;
    private final UploadSettings settings;

    MediaUploadController(
            UploadReceiver receiver, Collections collections, FileBodies bodies, UploadSettings settings) {
        this.receiver = receiver;
        this.collections = collections;
        this.bodies = bodies;
        this.settings = settings;
    }

    /** Waits for the file to be stored, as those who call it expect of it. */
    @PostMapping("/api/v1/events/{eventId}/media")
    ResponseEntity<FileBody> eventMedia(@PathVariable String eventId, Caller caller, HttpServletRequest request)
            throws IOException {
        Collection media = collections.get(CollectionName.EVENT_MEDIA);
        Owner event = new Owner(Owner.Kind.EVENT, eventId);
        caller.requireWrite(event);
        return receive(media, settings.waitTime(), caller, request, (form, id) -> event);
    }

    @PostMapping("/api/v1/users/{userId}/profile")
    ResponseEntity<FileBody> userProfile(@PathVariable String userId, Caller caller, HttpServletRequest request)
            throws IOException {
        Owner user = new Owner(Owner.Kind.USER, userId);
        caller.requireWrite(user);
        Collection profiles = collections.get(CollectionName.USER_PROFILES);
        return receive(profiles, Duration.ZERO, caller, request, (form, id) -> user);
    }

    @PostMapping("/api/v1/images")
    ResponseEntity<FileBody> image(Caller caller, HttpServletRequest request) throws IOException {
        return anybodys(CollectionName.IMAGES, caller, request);
    }

    @PostMapping("/api/v1/temp")
    ResponseEntity<FileBody> temporary(Caller caller, HttpServletRequest request) throws IOException {
        return anybodys(CollectionName.TEMP, caller, request);
    }

    private ResponseEntity<FileBody> anybodys(CollectionName name, Caller caller, HttpServletRequest request)
            throws IOException {
        Collection collection = collections.get(name);
        return receive(
                collection, Duration.ZERO, caller, request, (form, id) -> Owners.of(form, collection, caller, id));
    }

    private ResponseEntity<FileBody> receive(
            Collection collection,
            Duration patience,
            Caller caller,
            HttpServletRequest request,
            BiFunction<UploadForm, FileId, Owner> owner)
            throws IOException {
        Received received = receiver.receive(
                request,
                caller,
                Route.to(collection).waiting(patience),
                (form, id) -> new UploadTarget(collection, owner.apply(form, id), null, form.labels()));
        return received.answer(bodies.of(received.accepted()));
    }
}
