package dev.waybill.catalog.console;

import dev.waybill.access.Caller;
import java.util.List;
import java.util.Locale;

/**
 * What the page needs of migrations. Where there is no bean of it, the page says that migration is not set up; the engine is
 * bound to it by a class of this package.
 */
interface Migrations {

    MigrationStatus status();

    /** The newest first, the last twenty. */
    List<MigrationRun> runs();

    /** @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_NOT_FOUND} */
    MigrationRun run(String id);

    /**
     * What went wrong with files and references, the first so many.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_NOT_FOUND}
     */
    List<MigrationTrouble> troubles(String id, int limit);

    /**
     * Begins a run, or only looks or plans, as the order says.
     *
     * @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_RUNNING} while one is active
     */
    MigrationRun start(MigrationOrder order, Caller caller);

    /** @throws dev.waybill.error.WaybillException {@link dev.waybill.error.ErrorCode#MIGRATION_STATE} when it is no time for that */
    MigrationRun control(String id, Control control, Caller caller);

    /** What can be asked of a run. */
    enum Control {
        PAUSE,
        RESUME,
        ABORT,
        VERIFY,
        UNDO;

        /** @throws IllegalArgumentException when the text is none of them, in lower case */
        static Control of(String text) {
            for (Control control : values()) {
                if (control.toString().equals(text)) {
                    return control;
                }
            }
            throw new IllegalArgumentException("a run can be paused, resumed, aborted, verified and undone");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
