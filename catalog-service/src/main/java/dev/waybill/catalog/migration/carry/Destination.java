package dev.waybill.catalog.migration.carry;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Sha256;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.VerifiedPut;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where files go: what the catalog and the store have there already. */
final class Destination {

    private final CatalogFiles files;
    private final ObjectStore store;
    private final VerifiedPut puts;

    Destination(CatalogFiles files, ObjectStore store) {
        this.files = files;
        this.store = store;
        this.puts = new VerifiedPut(store);
    }

    ObjectStore store() {
        return store;
    }

    VerifiedPut puts() {
        return puts;
    }

    /**
     * What the catalog knows of the file.
     *
     * @throws WaybillException {@link ErrorCode#FILE_DELETED} when that is its deletion; {@link
     *     ErrorCode#CHECKSUM_MISMATCH} when it has other bytes than those that are known
     */
    Optional<CatalogEntry> entry(Draft draft, @Nullable Sha256 known) {
        Optional<CatalogEntry> entry = files.findById(draft.id());
        entry.ifPresent(it -> {
            requirePresent(it);
            SourceBytes.requireSame(it.details().sha256(), known);
        });
        return entry;
    }

    private static void requirePresent(CatalogEntry entry) {
        if (entry.isGone()) {
            throw new WaybillException(ErrorCode.FILE_DELETED, "the file was deleted");
        }
    }

    /** Whether the file was deleted by now. */
    boolean isGone(FileId id) {
        return files.findById(id).filter(CatalogEntry::isGone).isPresent();
    }

    /**
     * Another file of the catalog's at the key, which no event can give it.
     *
     * @throws WaybillException {@link ErrorCode#KEY_TAKEN} when another file has the name
     */
    Optional<CatalogEntry> rival(Draft draft) {
        Predicate<CatalogEntry> another = entry -> !entry.id().equals(draft.id());
        Optional<CatalogEntry> atKey = files.findByKey(draft.key()).filter(another);
        if (atKey.isEmpty()
                && files.findByName(draft.filename()).filter(another).isPresent()) {
            throw new WaybillException(ErrorCode.KEY_TAKEN, "another file has the name %s".formatted(draft.filename()));
        }
        return atKey;
    }

    /** The file as somebody else's that is stored already. @throws WaybillException KEY_TAKEN unless it has the bytes */
    Carried present(FileDetails file, CatalogEntry rival) {
        boolean same = rival.status() == FileStatus.STORED
                && rival.details().size() == file.size()
                && rival.details().sha256().equals(file.sha256());
        return presentIf(same, file);
    }

    /** The same of an object. */
    Carried present(FileDetails file, StoredObject object) {
        return presentIf(puts.hasBytes(file, object), file);
    }

    private static Carried presentIf(boolean same, FileDetails file) {
        if (!same) {
            throw new WaybillException(ErrorCode.KEY_TAKEN, "other bytes lie at " + file.key());
        }
        return new Carried(file, true);
    }
}
