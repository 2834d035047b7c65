package dev.waybill.catalog.migration.target.s3;

import dev.waybill.catalog.migration.target.Target;
import dev.waybill.catalog.migration.target.TargetCheck;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ListedObject;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.TrialFile;
import dev.waybill.storage.s3.MultipartUpload;
import dev.waybill.storage.s3.S3Errors;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/** One run of all that is tried, in this order, by what a migration itself calls. Not for use by several threads. */
final class Preflight {

    private static final Logger log = LoggerFactory.getLogger(Preflight.class);

    private final ObjectKey key = new ObjectKey(TrialFile.PREFIX + "migration-" + FileId.next() + ".txt");
    private final TrialFile trial = TrialFile.at(key, "Waybill's look before a migration; may be deleted\n");
    private final TrialFile another = TrialFile.at(key, "Nothing may take its place\n");
    private final Target target;
    private final S3Client s3;
    private final ObjectStore store;
    private final Advice advice;
    private final List<TargetCheck> checks = new ArrayList<>();

    Preflight(Target target, S3Client s3, ObjectStore store) {
        this.target = target;
        this.s3 = s3;
        this.store = store;
        this.advice = new Advice(target);
    }

    List<TargetCheck> run() {
        boolean there = tried("connection", "ListBucket", this::connection);
        boolean put = after(there, "connection", "put", "PutObject", this::put);
        after(put, "put", "conditional_put", "PutObject", this::conditionalPut);
        after(put, "put", "head", "GetObject", this::head);
        after(put, "put", "get", "GetObject", this::get);
        after(put, "put", "list", "ListBucket", this::list);
        after(there, "connection", "multipart", "AbortMultipartUpload", this::multipart);
        if (!after(put, "put", "delete", "DeleteObject", this::delete)) {
            removeQuietly();
        }
        return List.copyOf(checks);
    }

    private boolean after(boolean ok, String needed, String name, String permission, Attempt attempt) {
        if (!ok) {
            checks.add(new TargetCheck(name, false, "Not tried, since %s failed.".formatted(needed)));
            return false;
        }
        return tried(name, permission, attempt);
    }

    /** @param permission what S3 calls it, without which it cannot go well */
    private boolean tried(String name, String permission, Attempt attempt) {
        TargetCheck check;
        try {
            check = new TargetCheck(name, true, attempt.make());
        } catch (Fault e) {
            check = new TargetCheck(name, false, String.valueOf(e.getMessage()));
        } catch (WaybillException e) {
            check = new TargetCheck(name, false, advice.on(e, permission));
        } catch (SdkException e) {
            check = new TargetCheck(name, false, advice.on(S3Errors.translate(e, name), permission));
        }
        checks.add(check);
        return check.ok();
    }

    private String connection() {
        store.check();
        return "The bucket %s answers.".formatted(target.bucket());
    }

    private String put() {
        PutOutcome outcome = store.putIfAbsent(trial.file(), trial);
        return outcome == PutOutcome.VERIFIED
                ? "Stored, and its SHA-256 checked by the store."
                : "Stored. The store does not check SHA-256, so that every file is read back once.";
    }

    private String conditionalPut() {
        if (store.putIfAbsent(another.file(), another) != PutOutcome.OCCUPIED) {
            throw new Fault("The store ignores If-None-Match: use one that honours it, or files of others could be"
                    + " written over.");
        }
        return "What lies at a key stays.";
    }

    private String head() {
        StoredObject object = store.find(key)
                .orElseThrow(
                        () -> new Fault("The object is gone right after it was put: use a store that keeps them."));
        if (!object.isOf(trial.file()) && !object.isOf(another.file())) {
            throw new Fault("The store does not keep an object's size and metadata: use one that does.");
        }
        if (store.encrypts() && !object.aes256()) {
            throw new Fault("The object is not encrypted with AES256: turn on server-side encryption (SSE-S3).");
        }
        return "Encrypted with AES256, with its metadata.";
    }

    private String get() {
        try (InputStream bytes = store.open(key)) {
            byte[] read = bytes.readNBytes(trial.content().length + 1);
            if (!Arrays.equals(read, trial.content()) && !Arrays.equals(read, another.content())) {
                throw new Fault("The store gives other bytes back than it was given: use another one.");
            }
            return "The same bytes come back.";
        } catch (IOException e) {
            throw new WaybillException(ErrorCode.S3_CONNECTION, "read %s back".formatted(key), e);
        }
    }

    private String list() {
        boolean listed = store.listing().objects(key.value(), "", 1).stream()
                .map(ListedObject::key)
                .anyMatch(key.value()::equals);
        if (!listed) {
            throw new Fault("The listing does not have the object that is there: use a store that lists at once.");
        }
        return "The object is in the listing.";
    }

    private String multipart() {
        try (MultipartUpload upload = MultipartUpload.start(
                s3, target.bucket(), key + ".parts", request -> request.contentType("text/plain"))) {
            upload.abort();
            return "Begun and aborted.";
        }
    }

    private String delete() {
        store.delete(key);
        if (store.find(key).isPresent()) {
            throw new Fault("The object is still there after it was deleted: see the bucket's retention rules.");
        }
        return "Deleted.";
    }

    /** Where a put was refused, or only its answer was lost. */
    private void removeQuietly() {
        try {
            store.delete(key);
        } catch (WaybillException e) {
            log.debug("{} was not removed: {}", key, e.message());
        }
    }

    @FunctionalInterface
    private interface Attempt {

        /** @return what is said where it went well */
        String make();
    }

    /** The store answered, and not as it must. */
    private static final class Fault extends RuntimeException {

        Fault(String message) {
            super(message);
        }
    }
}
