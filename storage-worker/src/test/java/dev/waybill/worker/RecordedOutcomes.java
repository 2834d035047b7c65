package dev.waybill.worker;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Outcomes in a list. */
public final class RecordedOutcomes implements Outcomes {

    public final List<FileEvent.Outcome> told = new CopyOnWriteArrayList<>();
    public volatile boolean away;

    @Override
    public void publish(FileEvent.Outcome outcome, String causeId) {
        if (away) {
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "away");
        }
        told.add(outcome);
    }
}
