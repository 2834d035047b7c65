package dev.waybill.catalog.link;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.lookup.Availability;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.lookup.FileReference;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileId;
import dev.waybill.storage.ObjectStores;
import java.util.List;
import java.util.function.Supplier;

/**
 * Hands out links to stored files. Of any other file it says why there is none:
 * {@link ErrorCode#ON_ITS_WAY}, {@link ErrorCode#FILE_FAILED}, {@link ErrorCode#FILE_DELETED} or
 * {@link ErrorCode#NOT_FOUND}.
 */
public final class Links {

    private final FileLookup lookup;
    private final ObjectStores stores;
    private final List<LinkSigner> signers;
    private final LinkSettings settings;
    private final LinkMetrics metrics;

    public Links(
            FileLookup lookup,
            ObjectStores stores,
            List<LinkSigner> signers,
            LinkSettings settings,
            LinkMetrics metrics) {
        this.lookup = lookup;
        this.stores = stores;
        this.signers = List.copyOf(signers);
        this.settings = settings;
        this.metrics = metrics;
    }

    /** A link that saves the file. */
    public Link to(FileReference reference, LinkMethod method, Caller caller) {
        return link(() -> lookup.find(reference, caller), method, Disposition.ATTACHMENT);
    }

    /** @param wanted inline is honoured only for types that are harmless in a browser */
    public Link to(FileId id, Disposition wanted, Caller caller) {
        return link(() -> lookup.find(id, caller), LinkMethod.GET, wanted);
    }

    private Link link(Supplier<CatalogEntry> find, LinkMethod method, Disposition wanted) {
        return metrics.measured(() -> {
            CatalogEntry entry = find.get();
            return sign(entry, Availability.requireStored(entry, stores), method, wanted);
        });
    }

    private Link sign(CatalogEntry entry, String bucket, LinkMethod method, Disposition wanted) {
        var file = entry.details();
        Disposition disposition = SafeTypes.disposition(file, wanted);
        return new Link(
                file,
                signerFor(bucket)
                        .sign(new LinkRequest(
                                bucket,
                                file.key(),
                                method,
                                SafeTypes.of(file.fileType()),
                                DispositionHeader.of(disposition, file.originalFilename()),
                                settings.expiry())));
    }

    private LinkSigner signerFor(String bucket) {
        return signers.stream()
                .filter(signer -> signer.signsFor(bucket))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody signs links to " + bucket));
    }
}
