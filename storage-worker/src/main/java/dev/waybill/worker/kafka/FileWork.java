package dev.waybill.worker.kafka;

import dev.waybill.consume.kafka.TakenRecord;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.file.FileId;

/**
 * What one event asks for, in its place among the work for the same file.
 *
 * @param eventId the event's id, from which those of its outcomes follow
 */
record FileWork(TakenRecord taken, String eventId, FileEvent.Command command, FileQueues queues) {

    FileId file() {
        return command.id();
    }

    /** Whether a deletion of the same file waits behind this: then storing it is in vain, and must not hold that up. */
    boolean isDeletedNext() {
        return queues.isBehind(file(), later -> later.command() instanceof FileDeletionRequested);
    }
}
