package dev.waybill.ingest.document;

import dev.waybill.access.Caller;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.ingest.collection.Collection;
import dev.waybill.ingest.source.Deadline;
import dev.waybill.ingest.source.Fetched;
import dev.waybill.ingest.source.SourceAddress;
import dev.waybill.ingest.source.Sources;
import dev.waybill.ingest.upload.Accepted;
import dev.waybill.ingest.upload.Upload;
import dev.waybill.ingest.upload.UploadHeaders;
import dev.waybill.ingest.upload.Uploads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Takes in one document, the same way as any upload. */
@Component
public class Documents {

    private final Uploads uploads;
    private final Sources sources;

    Documents(Uploads uploads, Sources sources) {
        this.uploads = uploads;
        this.sources = sources;
    }

    /**
     * Returns once the document's bytes are durable and its file is announced. Under the same key a document that was
     * taken in before is not fetched again.
     *
     * @param key under which it can be repeated
     * @param patience how long it may be waited for until it is stored
     * @param deadline by when a source must have been read
     * @throws WaybillException as {@link Uploads#begin}, {@link Upload} and {@link Sources} say
     */
    public Accepted accept(
            Document document, Caller caller, Optional<String> key, Duration patience, Deadline deadline) {
        return switch (document.content()) {
            case Content.Inline inline -> acceptInline(document, inline.bytes(), caller, key, patience);
            case Content.Remote remote -> {
                SourceAddress address = sources.address(remote.uri());
                UploadHeaders headers =
                        new UploadHeaders(caller, OptionalLong.empty(), document.sha256(), key, patience);
                yield acceptFetched(document, address, originOf(document, remote), headers, deadline);
            }
        };
    }

    private Accepted acceptInline(
            Document document, byte[] bytes, Caller caller, Optional<String> key, Duration patience) {
        UploadHeaders headers =
                new UploadHeaders(caller, OptionalLong.of(bytes.length), document.sha256(), key, patience);
        try (Upload upload = uploads.begin(headers)) {
            upload.stage(
                    document.filename(),
                    new ByteArrayInputStream(bytes),
                    document.target().collection());
            return upload.complete(document.target());
        }
    }

    /** Tells one fetched document from another before its bytes are there. */
    private static Sha256 originOf(Document document, Content.Remote remote) {
        String names = remote.uri() + "\n" + document.filename().value();
        return Sha256.of(names.getBytes(StandardCharsets.UTF_8));
    }

    private Accepted acceptFetched(
            Document document, SourceAddress address, Sha256 origin, UploadHeaders headers, Deadline deadline) {
        try (Upload upload = uploads.begin(headers)) {
            Optional<Accepted> before = upload.repeat(document.target(), origin);
            if (before.isPresent()) {
                return before.get();
            }
            try (Fetched fetched = sources.open(address, deadline)) {
                Collection collection = document.target().collection();
                requireKnownEnd(fetched, headers);
                fetched.length().ifPresent(collection::requireWithinLimit);
                upload.stage(document.filename(), fetched.body(), collection);
            }
            return upload.complete(document.target());
        }
    }

    /** Otherwise a body that breaks off would be taken for all of it. */
    private static void requireKnownEnd(Fetched fetched, UploadHeaders headers) {
        if (!fetched.endKnown() && headers.digest().isEmpty()) {
            throw new WaybillException(
                    ErrorCode.LENGTH_REQUIRED,
                    "the source does not say where its body ends; give the document's sha256, or a source that sends"
                            + " Content-Length or chunks");
        }
    }
}
