package dev.waybill.catalog.migration.reference;

import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The texts of an application's database that may hold addresses. Every call may throw a {@link WaybillException} with
 * {@link dev.waybill.error.ErrorCode#CATALOG_UNAVAILABLE}. Safe for use by many threads.
 */
public interface ApplicationTexts {

    /** Where they are. */
    List<Target> targets();

    /** See {@link References#check}. */
    void check();

    /**
     * Tells of each document that has such texts, with all of them, one after the other. The memory that it takes does
     * not depend on how many there are. What comes or goes meanwhile may be told of or not.
     *
     * @param stop asked before each; true ends it
     */
    void walk(Consumer<List<PlacedText>> each, BooleanSupplier stop);

    /** The texts of one document as they are now; none when it is gone. */
    List<PlacedText> read(String collection, DocumentId document);

    /** The text at a place as it is now; empty where there is none. */
    Optional<String> text(Place place);

    /** Puts another text there if the one that is there is this one; returns once it is durable. */
    Swap swap(Place place, String before, String after);

    /** What came of it. */
    enum Swap {
        DONE,
        /** Something else is there. Nothing was changed. */
        CHANGED_MEANWHILE,
        /** The database does not take it: too large, or against its rules. Nothing was changed. */
        REFUSED
    }
}
