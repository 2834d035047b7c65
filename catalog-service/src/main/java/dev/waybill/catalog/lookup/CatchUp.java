package dev.waybill.catalog.lookup;

import java.time.Duration;

/** Knows how far the projection is behind the events. */
@FunctionalInterface
public interface CatchUp {

    /** How long somebody who asks for a file is kept waiting. */
    Duration PATIENCE = Duration.ofSeconds(1);

    /**
     * Returns once the projection has applied every event that Kafka held when this was called, or after so long, whichever
     * comes first. Never fails: when Kafka does not answer, nobody knows.
     *
     * @return whether it has applied them
     */
    boolean await(Duration patience);

    /** The same within a second, for whom what the catalog knows by then is all there is. */
    default void await() {
        await(PATIENCE);
    }
}
