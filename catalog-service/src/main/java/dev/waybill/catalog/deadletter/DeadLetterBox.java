package dev.waybill.catalog.deadletter;

import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps dead letters. Every call throws a {@link WaybillException} with {@link
 * dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE} when the database does not answer. Safe for use by many threads.
 */
public interface DeadLetterBox {

    /** Returns once it is durable. One that is there already stays as it is. */
    void add(DeadLetter letter, Content content);

    Optional<DeadLetter> find(DeadLetterId id);

    /** What a letter that was found holds; empty of everything where there is no such letter. */
    Content content(DeadLetterId id);

    /**
     * Keeps the letter's status, history and version, if nobody changed it since it was found at the version before.
     *
     * @return false when somebody did; then nothing is changed
     */
    boolean save(DeadLetter changed);

    /** The newest first, as {@link DeadLetter#listed} and without their content, at most so many. */
    List<DeadLetter> list(DeskQuery wanted, int limit);

    /** How many are open. */
    long countOpen();
}
