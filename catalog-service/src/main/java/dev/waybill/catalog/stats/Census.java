package dev.waybill.catalog.stats;

import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import java.time.Instant;
import java.util.List;

/** Counts the files. */
@FunctionalInterface
public interface Census {

    /**
     * The files of each status in each collection, where there are any.
     *
     * @throws dev.waybill.error.WaybillException when the database does not answer
     */
    List<Group> take();

    /**
     * @param bytes the sum of their sizes
     * @param oldest when the first of them was taken in
     */
    record Group(FileStatus status, CollectionName collection, long files, long bytes, Instant oldest) {}
}
