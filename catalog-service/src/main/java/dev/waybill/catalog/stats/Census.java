package dev.waybill.catalog.stats;

import dev.waybill.file.FileStatus;
import java.time.Instant;
import java.util.Map;

/** Counts the files. */
@FunctionalInterface
public interface Census {

    /**
     * The files of those statuses that any has.
     *
     * @throws dev.waybill.error.WaybillException when the database does not answer
     */
    Map<FileStatus, Group> byStatus();

    /** @param oldest when the first of them was taken in */
    record Group(long files, Instant oldest) {}
}
