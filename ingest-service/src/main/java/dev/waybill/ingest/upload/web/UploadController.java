package dev.waybill.ingest.upload.web;

import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.web.FileBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The routes that take one file in. Raw bodies may be PUT as well, which is what {@code curl -T} does; each PUT makes a
 * new file all the same.
 */
@RestController
class UploadController {

    private final UploadReceiver receiver;
    private final Collections collections;

    UploadController(UploadReceiver receiver, Collections collections) {
        this.receiver = receiver;
        this.collections = collections;
    }

    @RequestMapping(
            path = "/api/v1/agencies/{id}/documents/{docType}",
            method = {POST, PUT})
    ResponseEntity<FileBody> agencyDocument(
            @PathVariable String id, @PathVariable String docType, HttpServletRequest request) throws IOException {
        return document(CollectionName.DOCUMENTS, new Owner(Owner.Kind.AGENCY, id), docType, request);
    }

    @RequestMapping(
            path = "/api/v1/clients/{id}/documents/{docType}",
            method = {POST, PUT})
    ResponseEntity<FileBody> clientDocument(
            @PathVariable String id, @PathVariable String docType, HttpServletRequest request) throws IOException {
        return document(CollectionName.DOCUMENTS, new Owner(Owner.Kind.CLIENT, id), docType, request);
    }

    @RequestMapping(
            path = "/api/v1/jobs/{id}/documents/{docType}",
            method = {POST, PUT})
    ResponseEntity<FileBody> jobDocument(
            @PathVariable String id, @PathVariable String docType, HttpServletRequest request) throws IOException {
        return document(CollectionName.JOB_DOCUMENTS, new Owner(Owner.Kind.JOB, id), docType, request);
    }

    private ResponseEntity<FileBody> document(
            CollectionName name, Owner owner, String docType, HttpServletRequest request) throws IOException {
        Collection collection = collections.get(name);
        DocType type = new DocType(docType);
        return receiver.receive(request, collection, form -> new UploadTarget(collection, owner, type, form.labels()));
    }

    /** The one that the others are shorthand for. */
    @PostMapping("/api/v1/files")
    ResponseEntity<FileBody> file(HttpServletRequest request) throws IOException {
        return receiver.receive(
                request,
                null,
                form -> new UploadTarget(
                        collections.get(new CollectionName(form.required("collection"))),
                        owner(form),
                        form.get("doc_type").map(DocType::new).orElse(null),
                        form.labels()));
    }

    private static Owner owner(UploadForm form) {
        List<Owner> owners = Stream.of(Owner.Kind.values())
                .flatMap(kind -> form.get(kind.member()).map(id -> new Owner(kind, id)).stream())
                .toList();
        if (owners.size() != 1) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST,
                    "say whose the file is with one of agency_id, client_id, job_id and the like");
        }
        return owners.getFirst();
    }
}
