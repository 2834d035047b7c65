package dev.waybill.catalog.stats;

import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the files. */
@FunctionalInterface
public interface Census {

    /**
     * The files of each status in each collection and bucket, where there are any.
     *
     * @throws dev.waybill.error.WaybillException when the database does not answer
     */
    List<Group> take();

    /**
     * @param bucket where they are stored, null where the status says nothing of one
     * @param bytes the sum of their sizes
     * @param oldest when the first of them was taken in
     */
    record Group(
            FileStatus status,
            CollectionName collection,
            @Nullable String bucket,
            long files,
            long bytes,
            Instant oldest) {}
}
