package dev.waybill.ingest.upload.web;

import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import dev.waybill.access.Caller;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.web.FileBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The routes that take one document in, and the one that takes any file. Raw bodies may be PUT as well, which is what
 * {@code curl -T} does; each PUT makes a new file all the same.
 */
@RestController
class UploadController {

    private final UploadReceiver receiver;
    private final Collections collections;
    private final FileBodies bodies;

    UploadController(UploadReceiver receiver, Collections collections, FileBodies bodies) {
        this.receiver = receiver;
        this.collections = collections;
        this.bodies = bodies;
    }

    @RequestMapping(
            path = "/api/v1/agencies/{id}/documents/{docType}",
            method = {POST, PUT})
    ResponseEntity<FileBody> agencyDocument(
            @PathVariable String id, @PathVariable String docType, Caller caller, HttpServletRequest request)
            throws IOException {
        return document(CollectionName.DOCUMENTS, new Owner(Owner.Kind.AGENCY, id), docType, caller, request);
    }

    @RequestMapping(
            path = "/api/v1/clients/{id}/documents/{docType}",
            method = {POST, PUT})
    ResponseEntity<FileBody> clientDocument(
            @PathVariable String id, @PathVariable String docType, Caller caller, HttpServletRequest request)
            throws IOException {
        return document(CollectionName.DOCUMENTS, new Owner(Owner.Kind.CLIENT, id), docType, caller, request);
    }

    @RequestMapping(
            path = "/api/v1/jobs/{id}/documents/{docType}",
            method = {POST, PUT})
    ResponseEntity<FileBody> jobDocument(
            @PathVariable String id, @PathVariable String docType, Caller caller, HttpServletRequest request)
            throws IOException {
        return document(CollectionName.JOB_DOCUMENTS, new Owner(Owner.Kind.JOB, id), docType, caller, request);
    }

    private ResponseEntity<FileBody> document(
            CollectionName name, Owner owner, String docType, Caller caller, HttpServletRequest request)
            throws IOException {
        caller.requireWrite(owner);
        Collection collection = collections.get(name);
        DocType type = new DocType(docType);
        return answer(receiver.receive(
                request,
                caller,
                Route.to(collection),
                (form, id) -> new UploadTarget(collection, owner, type, form.labels())));
    }

    /** The one that the others are shorthand for. */
    @PostMapping("/api/v1/files")
    ResponseEntity<FileBody> file(Caller caller, HttpServletRequest request) throws IOException {
        return answer(receiver.receive(request, caller, Route.to(null), (form, id) -> {
            Collection collection = collections.get(new CollectionName(form.required("collection")));
            return new UploadTarget(
                    collection,
                    Owners.of(form, collection, caller, id),
                    form.get("doc_type").map(DocType::new).orElse(null),
                    form.labels());
        }));
    }

    private ResponseEntity<FileBody> answer(Received received) {
        return received.answer(bodies.of(received.accepted()));
    }
}
