package dev.waybill.ingest.document;

import dev.waybill.access.Caller;
import dev.waybill.error.WaybillException;
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
                yield acceptFetched(document, address, headers, deadline);
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

    private Accepted acceptFetched(Document document, SourceAddress address, UploadHeaders headers, Deadline deadline) {
        try (Upload upload = uploads.begin(headers)) {
            Optional<Accepted> before = upload.repeat(document.target());
            if (before.isPresent()) {
                return before.get();
            }
            try (Fetched fetched = sources.open(address, deadline)) {
                Collection collection = document.target().collection();
                fetched.length().ifPresent(collection::requireWithinLimit);
                upload.stage(document.filename(), fetched.body(), collection);
            }
            return upload.complete(document.target());
        }
    }
}
