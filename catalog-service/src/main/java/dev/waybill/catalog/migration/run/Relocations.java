package dev.waybill.catalog.migration.run;

import dev.waybill.catalog.migration.RunId;
import dev.waybill.event.FileRelocated;

/** Tells everybody where files are found now. */
@FunctionalInterface
public interface Relocations {

    /**
     * Returns once it is acknowledged. The same relocation by the same run is the same event, however often it is told.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#KAFKA_UNAVAILABLE} when it was not
     */
    void tell(RunId run, FileRelocated relocated);
}
