package dev.waybill.catalog.view;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.ObjectUrls;
import dev.waybill.web.FileBody;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Entries as HTTP answers. */
@Component
public final class FileAnswers {

    private final ObjectUrls urls;
    private final ObjectStores stores;

    public FileAnswers(ObjectUrls urls, ObjectStores stores) {
        this.urls = urls;
        this.stores = stores;
    }

    /** The file, with its version as the ETag. */
    public ResponseEntity<EntryBody> answer(CatalogEntry entry) {
        return ResponseEntity.ok()
                .eTag(etag(entry))
                .cacheControl(CacheControl.noCache())
                .body(body(entry));
    }

    public EntryBody body(CatalogEntry entry) {
        var file = entry.details();
        var failure = entry.standing().failure();
        return new EntryBody(
                FileBody.of(file, entry.labels(), entry.status(), entry.updatedAt(), address(entry)),
                failure == null ? null : failure.code(),
                failure == null ? null : failure.message());
    }

    /** While it is on its way, where it is going. */
    private String address(CatalogEntry entry) {
        String bucket = entry.standing().bucketAtHand(stores);
        return bucket == null
                ? urls.of(entry.details().key())
                : urls.of(bucket, entry.details().key());
    }

    /** A strong ETag: it changes whenever anything in the entry does. */
    public static String etag(CatalogEntry entry) {
        return "\"" + entry.version() + "\"";
    }
}
