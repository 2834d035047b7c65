package dev.waybill.catalog.content;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.link.Disposition;
import dev.waybill.catalog.link.DispositionHeader;
import dev.waybill.catalog.link.SafeTypes;
import dev.waybill.catalog.lookup.Availability;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.storage.ByteRange;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers with bytes: 200, 206 or 304, straight from the store, a block in memory at a time. */
public final class Contents {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(5);

    private final ObjectStores stores;

    public Contents(ObjectStores stores) {
        this.stores = stores;
    }

    /**
     * A file's bytes.
     *
     * @param wanted inline is honoured only for types that are harmless in a browser
     * @throws WaybillException {@link ErrorCode#ON_ITS_WAY} and its like, see {@link Availability}; what the store says;
     *     {@link ErrorCode#PRECONDITION_FAILED}; {@link ErrorCode#RANGE_NOT_SATISFIABLE}
     */
    public ResponseEntity<InputStreamResource> serve(CatalogEntry entry, Disposition wanted, ContentRequest request) {
        String bucket = Availability.requireStored(entry, stores);
        var file = entry.details();
        Disposition disposition = SafeTypes.disposition(file, wanted);
        return serve(
                new Content(
                        stores.named(bucket),
                        file.key(),
                        file.size(),
                        file.sha256(),
                        file.createdAt(),
                        SafeTypes.of(file.fileType()),
                        DispositionHeader.of(disposition, file.originalFilename())),
                request);
    }

    /** The same of what is described already. */
    public ResponseEntity<InputStreamResource> serve(Content content, ContentRequest request) {
        Conditions conditions = new Conditions(request.headers(), content);
        if (conditions.fail()) {
            throw new WaybillException(ErrorCode.PRECONDITION_FAILED, "the file is not the one that was asked for");
        }
        if (conditions.notModified()) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .headers(validators(content))
                    .build();
        }
        if (!request.wantsBytes()) {
            requireReadable(content);
            return whole(content).build();
        }
        return conditions.rangeApplies()
                ? RequestedRange.of(request.headers(), content.size())
                        .map(range -> part(content, range))
                        .orElseGet(() -> all(content))
                : all(content);
    }

    private ResponseEntity<InputStreamResource> all(Content content) {
        InputStream bytes = withComeback(() -> content.store().open(content.key()));
        return whole(content).body(exactly(content, bytes, content.size()));
    }

    private static ResponseEntity.BodyBuilder whole(Content content) {
        return ResponseEntity.ok().headers(headers(content)).contentLength(content.size());
    }

    private ResponseEntity<InputStreamResource> part(Content content, ByteRange range) {
        InputStream bytes = withComeback(() -> content.store().open(content.key(), range));
        return ResponseEntity.status(HttpStatus.PARTIAL_CONTENT)
                .headers(headers(content))
                .header(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes %d-%d/%d".formatted(range.first(), range.last(), content.size()))
                .contentLength(range.length())
                .body(exactly(content, bytes, range.length()));
    }

    private static InputStreamResource exactly(Content content, InputStream bytes, long length) {
        try {
            return new InputStreamResource(ExactStream.over(bytes, length));
        } catch (ExactStream.ShortException e) {
            throw new WaybillException(ErrorCode.S3_CORRUPTED, "read " + content.key() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            boolean isLocal = content.store().bucket().equals(ObjectStores.LOCAL);
            ErrorCode code = isLocal ? ErrorCode.STORE_UNAVAILABLE : ErrorCode.S3_UNAVAILABLE;
            throw new WaybillException(code, "read " + content.key(), e).retryAfter(COME_BACK_AFTER);
        }
    }

    private static void requireReadable(Content content) {
        Optional<StoredObject> object = withComeback(() -> content.store().find(content.key()));
        if (object.isEmpty()) {
            throw new WaybillException(ErrorCode.NOT_FOUND, "no object at " + content.key());
        }
        if (object.get().archived()) {
            throw new WaybillException(ErrorCode.OBJECT_ARCHIVED, content.key() + " is archived", Map.of());
        }
    }

    private static <T> T withComeback(Supplier<T> call) {
        try {
            return call.get();
        } catch (WaybillException e) {
            throw e.code().retryable() && e.code().status() >= 500 ? e.retryAfter(COME_BACK_AFTER) : e;
        }
    }

    private static HttpHeaders headers(Content content) {
        HttpHeaders headers = validators(content);
        headers.setContentType(MediaType.parseMediaType(content.type().value()));
        headers.set(HttpHeaders.CONTENT_DISPOSITION, content.disposition());
        headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Content-Security-Policy", policy(content.type().value()));
        return headers;
    }

    /**
     * Whatever an uploader sent must not act in our name; browsers show a PDF by an object of their own, also within the
     * page that the console has for the file.
     */
    private static String policy(String type) {
        return type.equals(MediaType.APPLICATION_PDF_VALUE)
                ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
                : "default-src 'none'; sandbox";
    }

    /** Bytes never change, but whether they may be had does: each use is to be asked for. */
    private static HttpHeaders validators(Content content) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag(content.etag());
        if (content.lastModified() != null) {
            headers.setLastModified(content.lastModified());
        }
        headers.setCacheControl(CacheControl.noCache().cachePrivate());
        return headers;
    }
}
