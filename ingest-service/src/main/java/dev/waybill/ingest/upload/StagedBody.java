package dev.waybill.ingest.upload;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.staging.StagedReceipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came in one upload's body.
 *
 * @param head the first bytes, which tell the type
 */
record StagedBody(StagedReceipt receipt, OriginalFilename name, byte[] head) {

    /** @throws WaybillException CHECKSUM_MISMATCH */
    void requireDigest(Optional<Sha256> announced) {
        if (announced.isPresent() && !announced.get().equals(receipt.sha256())) {
            throw new WaybillException(
                    ErrorCode.CHECKSUM_MISMATCH,
                    "the bytes that came have another SHA-256 than announced",
                    Map.of("actual_sha256", receipt.sha256().hex()));
        }
    }

    /** @throws WaybillException IDEMPOTENCY_MISMATCH when it is not the file that was made of the same key before */
    static void requireSame(FileDetails before, UploadTarget target, Sha256 sha256) {
        boolean same = before.sha256().equals(sha256)
                && before.collection().equals(target.collection().name())
                && before.owner().equals(target.owner())
                && Objects.equals(before.docType(), target.docType());
        if (!same) {
            throw anotherFile();
        }
    }

    static WaybillException anotherFile() {
        return new WaybillException(ErrorCode.IDEMPOTENCY_MISMATCH, "this Idempotency-Key was used for another file");
    }

    /**
     * The file that it becomes: the same one for the same id and moment, in whichever process.
     *
     * @throws WaybillException FILE_TOO_LARGE or TYPE_NOT_ALLOWED by the collection's rules
     */
    FileDetails describe(FileId id, Instant moment, UploadTarget target, @Nullable String uploadedBy, TypeRules types) {
        Collection collection = target.collection();
        collection.requireWithinLimit(receipt.size());
        ObjectKey key = collection.layout().key(id, target.owner(), target.docType(), name, moment);
        return new FileDetails(
                id,
                collection.name(),
                target.owner(),
                target.docType(),
                new FileName(collection.nameFromKey() ? key.lastSegment() : id + "." + extension()),
                name,
                key,
                types.detectFor(collection, head, name),
                receipt.size(),
                receipt.sha256(),
                target.labels().title(),
                target.labels().description(),
                target.labels().tags(),
                uploadedBy,
                moment.truncatedTo(ChronoUnit.MILLIS));
    }

    private String extension() {
        return name.extension().isEmpty() ? "bin" : name.extension();
    }
}
