package dev.waybill.catalog.lookup;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds files so that callers see what they were told before: an upload that was acknowledged is never unknown, and one
 * that was reported stored is never still on its way. Where the catalog may not know yet, it waits until it does.
 */
public final class FileLookup {

    private final CatalogFiles files;
    private final CatchUp catchUp;

    public FileLookup(CatalogFiles files, CatchUp catchUp) {
        this.files = files;
        this.catchUp = catchUp;
    }

    /** @throws WaybillException {@link ErrorCode#NOT_FOUND} when there is no such file, or it is not the caller's */
    public CatalogEntry find(FileReference reference, Caller caller) {
        return settled(
                caller,
                () -> reference
                        .name()
                        .flatMap(files::findByName)
                        .or(() -> reference.key().flatMap(files::findByKey))
                        .or(() -> reference.id().flatMap(files::findById)));
    }

    /** @throws WaybillException {@link ErrorCode#NOT_FOUND} when there is no such file, or it is not the caller's */
    public CatalogEntry find(FileId id, Caller caller) {
        return settled(caller, () -> files.findById(id));
    }

    /** The same, but not one that is deleted. @throws WaybillException {@link ErrorCode#FILE_DELETED} when it is */
    public CatalogEntry findPresent(FileId id, Caller caller) {
        return requirePresent(find(id, caller));
    }

    /** The entry. @throws WaybillException {@link ErrorCode#FILE_DELETED} when it is deleted, or will be */
    public static CatalogEntry requirePresent(CatalogEntry entry) {
        if (entry.isGone()) {
            throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted");
        }
        return entry;
    }

    /** Somebody else's file takes as long as one that is not there, so that no clock tells them apart. */
    private static boolean isForeign(CatalogEntry entry, Caller caller) {
        return !caller.owns(entry.details().owner());
    }

    private CatalogEntry settled(Caller caller, Supplier<Optional<CatalogEntry>> look) {
        Optional<CatalogEntry> found = look.get();
        if (found.isEmpty() || found.get().status() == FileStatus.STAGED || isForeign(found.get(), caller)) {
            catchUp.await();
            found = look.get();
        }
        CatalogEntry entry = found.orElseThrow(Caller::notFound);
        caller.requireRead(entry.details());
        return entry;
    }
}
