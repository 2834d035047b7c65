package dev.waybill.catalog.migration.run;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.pace.Backoff;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Tries again what may yet work, as long as the run is wanted: an outage is no failure. */
final class Patience {

    private static final Set<ErrorCode> OF_ONE_FILE =
            EnumSet.of(ErrorCode.OBJECT_ARCHIVED, ErrorCode.S3_CORRUPTED, ErrorCode.INTERNAL);

    private static final Backoff PAUSES = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15));

    private final Watch watch;

    Patience(Watch watch) {
        this.watch = watch;
    }

    /**
     * The call's result.
     *
     * @throws WaybillException what trying again cannot help
     * @throws StoppedException when the run is to stop first
     */
    <T> T call(Supplier<T> call) {
        for (int failures = 1; ; failures++) {
            watch.require();
            try {
                return call.get();
            } catch (WaybillException e) {
                if (!helps(e)) {
                    throw e;
                }
                watch.require(); // or it is this run that cut it off
                watch.waitsFor(e.code() + ": " + e.message());
                pause(PAUSES.delay(failures));
            }
        }
    }

    /** The same of what has no result. */
    void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Whether trying again may: not with what is the matter with one file, which must not keep all others. */
    static boolean helps(WaybillException e) {
        return e.code().retryable() && !OF_ONE_FILE.contains(e.code());
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }
}
