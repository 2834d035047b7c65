package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.clock.ClockOffset;
import dev.waybill.catalog.clock.StoreTime;
import dev.waybill.catalog.selftest.Check;
import dev.waybill.catalog.selftest.Finding;
import java.time.Clock;
import java.util.Optional;

/** This machine's clock against the store's. */
record ClockCheck(StoreTime store, Clock clock) {

    Finding compare() {
        Optional<ClockOffset> offset = ClockOffset.measure(store, clock);
        if (offset.isEmpty()) {
            return new Finding.Skipped("the store did not say what time it has");
        }
        String sentence = offset.get().sentence();
        if (offset.get().isRefused()) {
            return new Finding.Failed(sentence, Check.CLOCK.remedy(), null);
        }
        return new Finding.Ok(offset.get().isWorthKnowing() ? "warning: " + sentence : null);
    }
}
