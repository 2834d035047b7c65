package dev.waybill.catalog.local;

import dev.waybill.catalog.content.Content;
import dev.waybill.catalog.content.ContentRequest;
import dev.waybill.catalog.content.Contents;
import dev.waybill.catalog.link.LinkRequest;
import dev.waybill.catalog.link.LinkSigner;
import dev.waybill.catalog.link.SignedLink;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.StoredObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;

/** Signs links to files in local storage and honours them, as S3 does with those to its objects: without the catalog. */
final class LocalLinks implements LinkSigner {

    private final LinkKey key;
    private final ObjectStores stores;
    private final Contents contents;
    private final Clock clock;

    LocalLinks(LinkKey key, ObjectStores stores, Contents contents, Clock clock) {
        this.key = key;
        this.stores = stores;
        this.contents = contents;
        this.clock = clock;
    }

    @Override
    public boolean signsFor(String bucket) {
        return bucket.equals(ObjectStores.LOCAL);
    }

    @Override
    public SignedLink sign(LinkRequest request) {
        Instant expires = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(request.validity());
        LocalLink link = new LocalLink(
                request.method(), request.key(), expires, request.contentType(), request.contentDisposition());
        return new SignedLink(URI.create(link.address(key)), request.method(), expires);
    }

    /** @throws WaybillException {@link ErrorCode#LINK_NOT_VALID} when it was not signed here, or has expired */
    ResponseEntity<InputStreamResource> open(LocalLink link, String signature, ContentRequest request) {
        requireSigned(link, signature);
        ObjectStore store = stores.named(ObjectStores.LOCAL);
        Optional<StoredObject> object = store.find(link.key());
        Optional<Sha256> sha256 = object.flatMap(StoredObject::claimedSha256);
        if (sha256.isEmpty()) {
            throw new WaybillException(ErrorCode.NOT_FOUND, "no file at " + link.key());
        }
        return contents.serve(
                new Content(
                        store, link.key(), object.get().size(), sha256.get(), null, link.type(), link.disposition()),
                request);
    }

    private void requireSigned(LocalLink link, String signature) {
        boolean isOurs = MessageDigest.isEqual(
                link.signature(key).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
        if (!isOurs) {
            throw new WaybillException(ErrorCode.LINK_NOT_VALID, "the link was altered, or is for another method");
        }
        if (!clock.instant().isBefore(link.expires())) {
            throw new WaybillException(ErrorCode.LINK_NOT_VALID, "the link has expired");
        }
    }
}
