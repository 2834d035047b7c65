package dev.waybill.catalog.migration.ledger;

import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All runs, of which one at most is active. Every call throws {@link WaybillException} with {@link ErrorCode#CATALOG_UNAVAILABLE}
 * when the database does not answer. What was saved is durable. Safe for use by many threads and processes at once.
 */
public interface Runs {

    int MAX_TRIES = 50;

    /**
     * Makes a new run, or makes one active again that was saved as ended before.
     *
     * @throws WaybillException {@link ErrorCode#MIGRATION_RUNNING} while another one is active
     */
    void begin(Run run);

    Optional<Run> find(RunId id);

    /** The one that there is work to do for. */
    Optional<Run> active();

    /** The newest first, at most so many. */
    List<Run> recent(int limit);

    /**
     * Saves it, if nobody did since it was found. One that is no longer active makes room for another.
     *
     * @return false when somebody did; then nothing is changed
     */
    boolean save(Run changed);

    /** @throws WaybillException {@link ErrorCode#MIGRATION_NOT_FOUND} when there is no such run */
    default Run require(RunId id) {
        return find(id).orElseThrow(
                        () -> new WaybillException(ErrorCode.MIGRATION_NOT_FOUND, "there is no migration of that id"));
    }

    /** Changes a run, whoever else changes it at the same time; a change that leaves it equal saves nothing. */
    default Run change(RunId id, UnaryOperator<Run> change) {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            Run present = require(id);
            Run changed = change.apply(present);
            if (changed.equals(present)) {
                return present;
            }
            if (save(changed)) {
                return changed.saved();
            }
        }
        throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "the migration changes faster than it can be saved");
    }
}
