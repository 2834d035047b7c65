package dev.waybill.worker;

import dev.waybill.event.FileEvent;

/** Where what came of a file is told. */
public interface Outcomes {

    /**
     * Returns once the outcome is durable. Told again for the same cause, it is the same event again.
     *
     * @param causeId the id of the event that asked for the work
     * @throws dev.waybill.error.WaybillException retryable, when it could not be told; it may have been all the same
     */
    void publish(FileEvent.Outcome outcome, String causeId);
}
