package dev.waybill.catalog.link;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.catalog.lookup.FileReference;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Hands out links to stored files. Of any other file it says why there is none:
 * {@link ErrorCode#ON_ITS_WAY}, {@link ErrorCode#FILE_FAILED}, {@link ErrorCode#FILE_DELETED} or
 * {@link ErrorCode#NOT_FOUND}.
 */
public final class Links {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(1);

    private final FileLookup lookup;
    private final LinkSigner signer;
    private final LinkSettings settings;
    private final LinkMetrics metrics;

    public Links(FileLookup lookup, LinkSigner signer, LinkSettings settings, LinkMetrics metrics) {
        this.lookup = lookup;
        this.signer = signer;
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
            return switch (entry.status()) {
                case STORED -> sign(entry, method, wanted);
                case STAGED ->
                    throw new WaybillException(ErrorCode.ON_ITS_WAY, "the file is on its way")
                            .retryAfter(COME_BACK_AFTER);
                case FAILED ->
                    throw new WaybillException(ErrorCode.FILE_FAILED, "the file could not be stored", cause(entry));
                case DELETING, DELETED -> throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted");
            };
        });
    }

    private Link sign(CatalogEntry entry, LinkMethod method, Disposition wanted) {
        var file = entry.details();
        Disposition disposition = SafeTypes.disposition(file.fileType(), wanted);
        return new Link(
                file,
                signer.sign(new LinkRequest(
                        Objects.requireNonNull(entry.standing().bucket(), "a stored file has a bucket"),
                        file.key(),
                        method,
                        SafeTypes.of(file.fileType()),
                        DispositionHeader.of(disposition, file.originalFilename()),
                        settings.expiry())));
    }

    private static Map<String, Object> cause(CatalogEntry entry) {
        Map<String, Object> members = new HashMap<>();
        var failure = entry.standing().failure();
        if (failure != null) {
            members.put("failure_code", failure.code().name());
            members.put("failure_message", failure.message());
        }
        return members;
    }
}
