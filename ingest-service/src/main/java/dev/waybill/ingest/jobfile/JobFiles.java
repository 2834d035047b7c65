package dev.waybill.ingest.jobfile;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Labels;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.collection.Collections;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.ingest.upload.Upload;
import dev.waybill.ingest.upload.UploadHeaders;
import dev.waybill.ingest.upload.UploadTarget;
import dev.waybill.ingest.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in one document of a job file, the same way as any upload. */
@Component
class JobFiles {

    /** What a document may bring in the job file itself (contract.md, section 4.1). */
    private static final int MAX_INLINE = 512 * 1024;

    private final Uploads uploads;
    private final Collections collections;

    JobFiles(Uploads uploads, Collections collections) {
        this.uploads = uploads;
        this.collections = collections;
    }

    /**
     * @param idempotencyKey of this document
     * @param patience how long this document may be waited for
     */
    Accepted accept(
            Caller caller,
            Owner job,
            JobFile.@Nullable Document document,
            Optional<String> idempotencyKey,
            Duration patience) {
        if (document == null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "a document is a JSON object");
        }
        byte[] content = content(document);
        UploadTarget target = new UploadTarget(
                collections.get(CollectionName.JOB_DOCUMENTS),
                job,
                new DocType(required(document.docType(), "doc_type")),
                new Labels(
                        document.title(),
                        document.description(),
                        Objects.requireNonNullElse(document.tags(), List.of())));
        UploadHeaders own = new UploadHeaders(
                caller,
                OptionalLong.of(content.length),
                Optional.ofNullable(document.sha256()).map(Sha256::new),
                idempotencyKey,
                patience);
        try (Upload upload = uploads.begin(own)) {
            upload.stage(
                    new OriginalFilename(required(document.filename(), "filename")),
                    new ByteArrayInputStream(content),
                    target.collection());
            return upload.complete(target);
        }
    }

    private static byte[] content(JobFile.Document document) {
        if (document.source() != null) {
            throw new WaybillException(
                    ErrorCode.BAD_REQUEST, "this service fetches nothing: send the bytes as content_base64");
        }
        byte[] content;
        try {
            content = Base64.getDecoder().decode(required(document.contentBase64(), "content_base64"));
        } catch (IllegalArgumentException e) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "content_base64 is not base64", e);
        }
        if (content.length > MAX_INLINE) {
            throw new WaybillException(
                    ErrorCode.FILE_TOO_LARGE,
                    "content_base64 holds at most %d bytes; upload the document by itself".formatted(MAX_INLINE),
                    Map.of("max_file_size", MAX_INLINE, "actual_size", content.length));
        }
        return content;
    }

    private static String required(@Nullable String value, String member) {
        if (value == null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, member + " is required");
        }
        return value;
    }
}
