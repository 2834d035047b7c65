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
import dev.waybill.ingest.document.Content;
import dev.waybill.ingest.document.Document;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.upload.UploadTarget;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the documents of a job file. */
@Component
class JobFiles {

    private final Collections collections;

    JobFiles(Collections collections) {
        this.collections = collections;
    }

    /**
     * @throws WaybillException ACCESS_DENIED, BAD_REQUEST and the like
     * @throws IllegalArgumentException when a member has not the form it must have
     */
    Document check(Owner job, Caller caller, JobFile.@Nullable Document document) {
        if (document == null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, "a document is a JSON object");
        }
        UploadTarget target = new UploadTarget(
                collections.get(CollectionName.JOB_DOCUMENTS),
                job,
                new DocType(required(document.docType(), "doc_type")),
                new Labels(
                        document.title(),
                        document.description(),
                        Objects.requireNonNullElse(document.tags(), List.of())));
        Content content = Content.of(document.contentBase64(), uri(document));
        requireSource(caller, content);
        return new Document(
                target,
                new OriginalFilename(required(document.filename(), "filename")),
                Optional.ofNullable(document.sha256()).map(Sha256::new),
                content);
    }

    /** Directory and buckets are listed for all alike, whoever's the documents in them are. */
    private static void requireSource(Caller caller, Content content) {
        if (caller.everything() || !(content instanceof Content.Remote remote)) {
            return;
        }
        if (!(SourceAddress.parse(remote.uri()) instanceof SourceAddress.Web)) {
            throw new WaybillException(
                    ErrorCode.ACCESS_DENIED,
                    "in a job file only an administrator may name s3: and file: sources; name an https: source, or"
                            + " upload the document");
        }
    }

    private static @Nullable String uri(JobFile.Document document) {
        return document.source() == null ? null : required(document.source().uri(), "source.uri");
    }

    private static String required(@Nullable String value, String member) {
        if (value == null) {
            throw new WaybillException(ErrorCode.BAD_REQUEST, member + " is required");
        }
        return value;
    }
}
