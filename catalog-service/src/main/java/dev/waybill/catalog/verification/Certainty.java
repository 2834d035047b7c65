package dev.waybill.catalog.verification;

import dev.waybill.catalog.lookup.CatchUp;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether what the catalog does not know is nobody's. It may merely be behind; it may have refused the event that told of
 * the file, which then waits at the failure desk; it may be another's catalog, or one that was lost and begun anew.
 */
final class Certainty {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** So many, or so large a part, were never left behind by accident. */
    private static final int MANY = 100;

    private static final int PART = 10;

    private final CatchUp catchUp;
    private final LongSupplier openDeadLetters;
    private final boolean force;
    private boolean caughtUp;

    Certainty(CatchUp catchUp, LongSupplier openDeadLetters, boolean force) {
        this.catchUp = catchUp;
        this.openDeadLetters = openDeadLetters;
        this.force = force;
    }

    /** Why something of that kind must not be deleted now, empty where it may. */
    Optional<String> doubt(Kind kind, Tally tally) {
        if (kind != Kind.UNKNOWN_OBJECT && kind != Kind.UNKNOWN_STAGED) {
            return Optional.empty();
        }
        if (!caughtUp) {
            caughtUp = catchUp.await(PATIENCE);
        }
        if (!caughtUp) {
            return Optional.of("the catalog is behind the events, or Kafka does not answer");
        }
        return force ? Optional.empty() : doubtOfCatalog(tally);
    }

    private Optional<String> doubtOfCatalog(Tally tally) {
        if (openDeadLetters.getAsLong() > 0) {
            return Optional.of("the failure desk has open letters, one of which may tell of the file");
        }
        if (tally.storedEntries() == 0) {
            return Optional.of("the catalog has no stored file at all: is it the right one?");
        }
        long unknown = tally.of(Kind.UNKNOWN_OBJECT);
        return unknown > MANY && unknown > tally.objects() / PART
                ? Optional.of("the catalog does not know more than a tenth of the objects: is it the right one?")
                : Optional.empty();
    }
}
