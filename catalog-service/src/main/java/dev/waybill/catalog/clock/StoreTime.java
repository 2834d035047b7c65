package dev.waybill.catalog.clock;

import java.time.Instant;
import java.util.Optional;

/** A store that can be asked what time it is. */
@FunctionalInterface
public interface StoreTime {

    /**
     * To the second; empty when it answers and does not say.
     *
     * @throws dev.waybill.error.WaybillException when it does not answer
     */
    Optional<Instant> now();
}
