package dev.waybill.catalog.file;

import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the catalog is kept. Ids, names and keys are unique in it. What was saved is durable, and seen by whoever asks
 * afterwards; nothing that was seen is ever undone. Safe for use by many threads.
 *
 * <p>Every call throws {@link dev.waybill.error.WaybillException} with
 * {@link dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE} within seconds when the database does not answer. A save that
 * failed so may have been done in part; it can be repeated.
 */
public interface CatalogFiles {

    Optional<CatalogEntry> findById(FileId id);

    Optional<CatalogEntry> findByName(FileName name);

    Optional<CatalogEntry> findByKey(ObjectKey key);

    /** The entries of those of the ids that are known, as of this moment. */
    Map<FileId, CatalogEntry> findAll(Collection<FileId> ids);

    /**
     * Saves each entry unless somebody else saved it since it was loaded, or another file has its name or key. One that
     * cannot be saved does not hold up the others.
     *
     * @param entries of different files, with the versions they were loaded with
     * @return what came of each
     */
    Map<FileId, SaveOutcome> saveAll(Collection<CatalogEntry> entries);

    /**
     * Files that meet the criteria, newest first.
     *
     * @param after where to go on, null to begin
     * @param limit how many at most
     */
    List<CatalogEntry> list(Criteria criteria, @Nullable Position after, int limit);

    /**
     * Files of every status, deleted ones too, in the order of their ids. Those that are saved meanwhile may be missed.
     *
     * @param after where to go on, null to begin
     * @param limit how many at most
     */
    List<CatalogEntry> listById(@Nullable FileId after, int limit);

    /**
     * All files, deleted ones too, in the order of their keys' bytes.
     *
     * @param after only keys beyond this one, whether or not a file has it; null to begin
     * @param limit how many at most
     */
    List<CatalogEntry> listByKey(@Nullable ObjectKey after, int limit);

    /**
     * Files that are stored in a bucket, in the order of their ids. Those that are saved meanwhile may be missed.
     *
     * @param bucket as {@code file.stored} says it
     * @param after where to go on, null to begin
     * @param limit how many at most
     */
    List<CatalogEntry> listStoredIn(String bucket, @Nullable FileId after, int limit);
}
