package dev.waybill.catalog;

import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Files and what happens to them. */
public final class Samples {

    public static final String BUCKET = "a-bucket";

    private Samples() {}

    public static FileDetails file() {
        return file("invoice.pdf", "application/pdf", new Owner(Owner.Kind.AGENCY, "AGY-123"), Instant.now());
    }

    public static FileDetails file(String originalFilename, String type, Owner owner, Instant createdAt) {
        FileId id = FileId.next();
        return file(id, "AGY-123_agency_invoice_" + id + "_x.pdf", originalFilename, type, owner, createdAt);
    }

    public static FileDetails named(String name) {
        Owner owner = new Owner(Owner.Kind.AGENCY, "AGY-123");
        return file(FileId.next(), name, "invoice.pdf", "application/pdf", owner, Instant.now());
    }

    /** Something of an event's. */
    public static FileDetails media(String event, String originalFilename, String type) {
        FileDetails file = file(originalFilename, type, new Owner(Owner.Kind.EVENT, event), Instant.now());
        return new FileDetails(
                file.id(),
                CollectionName.EVENT_MEDIA,
                file.owner(),
                null,
                new FileName(file.id() + ".bin"),
                file.originalFilename(),
                new ObjectKey("events/" + event + "/media/" + file.id() + ".bin"),
                file.fileType(),
                file.size(),
                file.sha256(),
                file.title(),
                "What it shows",
                file.tags(),
                null,
                file.createdAt());
    }

    /** One that lies where nothing of that collection would. */
    public static FileDetails at(ObjectKey key) {
        FileDetails file = file();
        return new FileDetails(
                file.id(),
                file.collection(),
                file.owner(),
                file.docType(),
                file.filename(),
                file.originalFilename(),
                key,
                file.fileType(),
                file.size(),
                file.sha256(),
                file.title(),
                file.description(),
                file.tags(),
                file.uploadedBy(),
                file.createdAt());
    }

    /** A file without a byte. */
    public static FileDetails empty() {
        return announced(file(), 0, Sha256.of(new byte[0]));
    }

    /** The same that says it is so many bytes long. */
    public static FileDetails ofSize(FileDetails file, long size) {
        return announced(file, size, file.sha256());
    }

    private static FileDetails announced(FileDetails file, long size, Sha256 sha256) {
        return new FileDetails(
                file.id(),
                file.collection(),
                file.owner(),
                file.docType(),
                file.filename(),
                file.originalFilename(),
                file.key(),
                file.fileType(),
                size,
                sha256,
                file.title(),
                file.description(),
                file.tags(),
                file.uploadedBy(),
                file.createdAt());
    }

    private static FileDetails file(
            FileId id, String name, String originalFilename, String type, Owner owner, Instant createdAt) {
        return new FileDetails(
                id,
                CollectionName.DOCUMENTS,
                owner,
                new DocType("agency_invoice"),
                new FileName(name),
                new OriginalFilename(originalFilename),
                new ObjectKey("uploads/agency_invoice/" + name),
                new MediaType(type),
                content(id).length,
                Sha256.of(content(id)),
                "A title",
                null,
                List.of("paid", "2026"),
                null,
                createdAt);
    }

    public static byte[] content(FileId id) {
        return ("bytes of " + id).getBytes(StandardCharsets.UTF_8);
    }

    public static EventEnvelope staged(FileDetails file) {
        return event(new FileStaged(file, 1));
    }

    public static EventEnvelope stored(FileDetails file) {
        return stored(file, BUCKET);
    }

    public static EventEnvelope stored(FileDetails file, String bucket) {
        return event(new FileStored(file, bucket));
    }

    public static EventEnvelope relocated(FileDetails file, String fromBucket, String bucket) {
        return event(new FileRelocated(file, fromBucket, bucket, "/api/files/" + file.key(), "s3://" + bucket));
    }

    public static EventEnvelope failed(FileDetails file) {
        return event(new FileFailed(file, ErrorCode.KEY_TAKEN, "taken", 1));
    }

    public static EventEnvelope deletionRequested(FileDetails file) {
        return event(FileDeletionRequested.of(file));
    }

    public static EventEnvelope deleted(FileDetails file) {
        return event(new FileDeleted(file));
    }

    public static EventEnvelope event(FileEvent event) {
        return new EventEnvelope(EventIds.next(), Instant.now(), "/waybill/test", event);
    }
}
