package dev.waybill.ingest.jobfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several documents of one job, as they come in one JSON body. Nothing in it is checked yet. */
record JobFile(@Nullable List<@Nullable Document> documents) {

    /** The documents, none where there is no list. */
    List<@Nullable Document> documentsOrNone() {
        return documents == null ? List.of() : documents;
    }

    /** One of them. @param contentBase64 the bytes, at most 512 KiB of them */
    record Document(
            @Nullable String docType,
            @Nullable String filename,
            @Nullable String sha256,
            @Nullable String title,
            @Nullable String description,
            @Nullable List<String> tags,
            @Nullable String contentBase64,
            @Nullable Source source) {}

    /** Where the bytes are to be fetched from. */
    record Source(@Nullable String uri) {}
}
