package dev.waybill.chaos.patch;

import java.util.List;
import java.util.stream.Stream;

/** Where processes can be made to die or stand still. All of a service's points can be compiled into it at once. */
public final class CrashPoints {

    /** n counts blocks read; the first holds up to 64 KiB, and a body's very beginning is read by itself. */
    public static final CrashPoint INGEST_MID_BODY = after(
            Service.INGEST,
            "ingest.mid-body",
            "nothing acknowledged, nothing published, the part in staging is swept",
            SourceFiles.INCOMING_BODY,
            "count += read;");

    public static final CrashPoint INGEST_CLAIMED = before(
            Service.INGEST,
            "ingest.claimed",
            "an Idempotency-Key that was held by a dead process is free again after a minute, with the same id",
            SourceFiles.UPLOADS,
            "return new Upload(this, headers, room, claim);");

    public static final CrashPoint INGEST_STAGED = after(
            Service.INGEST,
            "ingest.staged",
            "nothing acknowledged, nothing published; the same key makes the same id of it, and its bytes are staged once",
            SourceFiles.UPLOAD,
            "StagedReceipt receipt = uploads.staging.stage(id, body, limit);");

    public static final CrashPoint INGEST_BEFORE_RECORD = before(
            Service.INGEST,
            "ingest.before-record",
            "one file at most, of one id, whatever the same key is tried with next",
            SourceFiles.UPLOAD,
            "claim.get().remember(file);");

    public static final CrashPoint INGEST_AFTER_RECORD = after(
            Service.INGEST,
            "ingest.after-record",
            "the same key announces what is staged at once, without waiting for a lease",
            SourceFiles.UPLOAD,
            "claim.get().remember(file);");

    public static final CrashPoint INGEST_BEFORE_PUBLISHING = before(
            Service.INGEST,
            "ingest.before-publishing",
            "nothing acknowledged; the same key brings it to the end",
            SourceFiles.UPLOAD,
            "uploads.announcements.announce(file);");

    public static final CrashPoint INGEST_PUBLISHED = after(
            Service.INGEST,
            "ingest.published",
            "stored although nobody was told; the same key answers with the same id",
            SourceFiles.UPLOAD,
            "uploads.announcements.announce(file);");

    /** Passed when Kafka did not acknowledge an upload without a key. */
    public static final CrashPoint INGEST_BEFORE_WITHDRAWAL = before(
            Service.INGEST,
            "ingest.before-withdrawal",
            "the caller was told 503: whether the file comes to be is open, but its bytes do not stay for ever",
            SourceFiles.UPLOAD,
            "uploads.announcements.withdraw(file);");

    public static final CrashPoint WORKER_BEFORE_PUT = before(
            Service.WORKER,
            "worker.before-put",
            "redelivered; one object, one row",
            SourceFiles.VERIFIED_PUT,
            "PutOutcome outcome = store.putIfAbsent(file, bytes);");

    /** Of files up to 8 MiB: their bytes are in memory, whatever becomes of staging. */
    public static final CrashPoint WORKER_BEFORE_REQUEST = before(
            Service.WORKER,
            "worker.before-request",
            "a late put of a file that was deleted meanwhile is noticed, and the object goes again",
            SourceFiles.S3_OBJECT_STORE,
            "PutObjectResponse answer = s3.putObject(");

    /** n counts parts, of 8 MiB. */
    public static final CrashPoint WORKER_MID_MULTIPART = after(
            Service.WORKER,
            "worker.mid-multipart",
            "redelivered; one object, and no unfinished upload stays once it is there",
            SourceFiles.S3_OBJECT_STORE,
            "upload.upload(part);");

    public static final CrashPoint WORKER_BEFORE_COMPLETION = before(
            Service.WORKER,
            "worker.before-completion",
            "as in mid multipart, with all parts there",
            SourceFiles.S3_OBJECT_STORE,
            "boolean verified = upload.completeIfAbsent();");

    /** The object is there and nobody has looked at it. */
    public static final CrashPoint WORKER_AFTER_PUT = after(
            Service.WORKER,
            "worker.after-put",
            "redelivered, found at its key, verified then",
            SourceFiles.VERIFIED_PUT,
            "PutOutcome outcome = store.putIfAbsent(file, bytes);");

    public static final CrashPoint WORKER_BEFORE_OUTCOME = before(
            Service.WORKER,
            "worker.before-outcome",
            "the staged bytes are there until file.stored is acknowledged",
            SourceFiles.STORE_FILE,
            "outcomes.publish(new FileStored(file, bucket), eventId);");

    public static final CrashPoint WORKER_AFTER_OUTCOME = after(
            Service.WORKER,
            "worker.after-outcome",
            "the staged bytes go with the redelivery, and file.stored is the same event again",
            SourceFiles.STORE_FILE,
            "outcomes.publish(new FileStored(file, bucket), eventId);");

    /** The offset is not committed. */
    public static final CrashPoint WORKER_UNSTAGED = before(
            Service.WORKER,
            "worker.unstaged",
            "redelivered without bytes; stored all the same, since the object is looked at",
            SourceFiles.STORE_FILE,
            "return new StoreResult.Stored(already);");

    /** The object was found to have other bytes than were sent. */
    public static final CrashPoint WORKER_BEFORE_SPOILT_REMOVED = before(
            Service.WORKER,
            "worker.before-spoilt-removed",
            "who is late removes no object that somebody else has put again meanwhile",
            SourceFiles.VERIFIED_PUT,
            "store.delete(object);");

    /** The same, a step later. */
    public static final CrashPoint WORKER_SPOILT_REMOVED = after(
            Service.WORKER,
            "worker.spoilt-removed",
            "put again from the staged bytes",
            SourceFiles.VERIFIED_PUT,
            "store.delete(object);");

    public static final CrashPoint WORKER_FAILURE_TOLD = after(
            Service.WORKER,
            "worker.failure-told",
            "redelivered; a dead letter comes of it all the same, and the bytes are kept",
            SourceFiles.STORE_FILE,
            "outcomes.publish(new FileFailed(staged.file(), e.code(), e.message(), staged.attempt()), eventId);");

    public static final CrashPoint WORKER_DEAD_LETTERED = after(
            Service.WORKER,
            "worker.dead-lettered",
            "redelivered; the failure desk shows the record once or says that it came twice",
            SourceFiles.FILE_WORKER,
            "deadLetters.publish(work.taken().source(), failed.code(), failed.message());");

    public static final CrashPoint WORKER_BEFORE_DELETE = before(
            Service.WORKER,
            "worker.before-delete",
            "redelivered; deleted",
            SourceFiles.DELETE_FILE,
            "DeleteResult result = deleteObject(file, bucketAtHand(requested));");

    public static final CrashPoint WORKER_OBJECT_DELETED = after(
            Service.WORKER,
            "worker.object-deleted",
            "redelivered; staged bytes go too, and file.deleted is told",
            SourceFiles.DELETE_FILE,
            "DeleteResult result = deleteObject(file, bucketAtHand(requested));");

    public static final CrashPoint WORKER_BEFORE_DELETION_TOLD = before(
            Service.WORKER,
            "worker.before-deletion-told",
            "redelivered; file.deleted is told",
            SourceFiles.DELETE_FILE,
            "outcomes.publish(new FileDeleted(file), eventId);");

    public static final CrashPoint WORKER_DELETION_TOLD = after(
            Service.WORKER,
            "worker.deletion-told",
            "redelivered; the same file.deleted again",
            SourceFiles.DELETE_FILE,
            "outcomes.publish(new FileDeleted(file), eventId);");

    public static final CrashPoint CATALOG_BEFORE_SAVE = before(
            Service.CATALOG,
            "catalog.before-save",
            "the batch comes again",
            SourceFiles.PROJECTION,
            "Map<FileId, SaveOutcome> outcomes = save(folds);");

    /** The offsets are not committed. */
    public static final CrashPoint CATALOG_SAVED = after(
            Service.CATALOG,
            "catalog.saved",
            "the batch comes again and changes nothing",
            SourceFiles.PROJECTION_LISTENER,
            "Set<FileId> taken = projection.apply(List.copyOf(events.values()));");

    public static final CrashPoint CATALOG_BURIED = after(
            Service.CATALOG,
            "catalog.buried",
            "the tombstone stands; the workers are told later, or by the same DELETE again",
            SourceFiles.DELETIONS,
            "CatalogEntry tombstone = edits.change(found, this::bury);");

    public static final CrashPoint CATALOG_DELETION_REQUESTED = after(
            Service.CATALOG,
            "catalog.deletion-requested",
            "deleted although nobody was told",
            SourceFiles.DELETIONS,
            "requests.publish(DeletionRequests.of(tombstone, clock.instant()));");

    public static final CrashPoint CATALOG_DEAD_LETTER_KEPT = after(
            Service.CATALOG,
            "catalog.dead-letter-kept",
            "the letter comes again and is one letter",
            SourceFiles.DEAD_LETTER_LISTENER,
            "desk.receive(reading.letter(), reading.content());");

    public static final CrashPoint CATALOG_REPLAY_SENT = after(
            Service.CATALOG,
            "catalog.replay-sent",
            "the letter is still open, and replaying it once more makes nothing twice",
            SourceFiles.FAILURE_DESK,
            "String note = send(letter, box.content(letter.id()));");

    private static final List<CrashPoint> ALL = List.of(
            INGEST_MID_BODY,
            INGEST_CLAIMED,
            INGEST_STAGED,
            INGEST_BEFORE_RECORD,
            INGEST_AFTER_RECORD,
            INGEST_BEFORE_PUBLISHING,
            INGEST_PUBLISHED,
            INGEST_BEFORE_WITHDRAWAL,
            WORKER_BEFORE_PUT,
            WORKER_BEFORE_REQUEST,
            WORKER_MID_MULTIPART,
            WORKER_BEFORE_COMPLETION,
            WORKER_AFTER_PUT,
            WORKER_BEFORE_OUTCOME,
            WORKER_AFTER_OUTCOME,
            WORKER_UNSTAGED,
            WORKER_BEFORE_SPOILT_REMOVED,
            WORKER_SPOILT_REMOVED,
            WORKER_FAILURE_TOLD,
            WORKER_DEAD_LETTERED,
            WORKER_BEFORE_DELETE,
            WORKER_OBJECT_DELETED,
            WORKER_BEFORE_DELETION_TOLD,
            WORKER_DELETION_TOLD,
            CATALOG_BEFORE_SAVE,
            CATALOG_SAVED,
            CATALOG_BURIED,
            CATALOG_DELETION_REQUESTED,
            CATALOG_DEAD_LETTER_KEPT,
            CATALOG_REPLAY_SENT);

    private CrashPoints() {}

    public static List<CrashPoint> all() {
        return ALL;
    }

    /** Makes all points of a service; which one is due, the JVM's option says. */
    public static List<Patch> patches(Service service) {
        return in(service).map(CrashPoint::patch).toList();
    }

    private static Stream<CrashPoint> in(Service service) {
        return ALL.stream().filter(point -> point.service() == service);
    }

    private static CrashPoint before(Service service, String name, String promise, String file, String there) {
        return new CrashPoint(name, service, promise, Edit.before(file, there, call(name)));
    }

    private static CrashPoint after(Service service, String name, String promise, String file, String there) {
        return new CrashPoint(name, service, promise, Edit.after(file, there, call(name)));
    }

    private static String call(String name) {
        return Crash.class.getName() + ".at(\"" + name + "\");";
    }
}
