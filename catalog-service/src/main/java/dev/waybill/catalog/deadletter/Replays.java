package dev.waybill.catalog.deadletter;

import dev.waybill.event.FileStaged;
import java.util.Optional;

/** Sends records back to where they came from. */
public interface Replays {

    /** What the record announced, if it is a {@code file.staged} on the topic of those. */
    Optional<FileStaged> announcement(DeadLetter letter, Content content);

    /**
     * Returns once the record as it came is acknowledged by its topic.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#KAFKA_UNAVAILABLE} when it was not
     */
    void sendAgain(DeadLetter letter, Content content);

    /** The same for a {@code file.staged}, which becomes that attempt, an event of its own. */
    void announceAgain(DeadLetter letter, Content content, int attempt);
}
