package dev.waybill.catalog.lookup;

/** Knows how far the projection is behind the events. */
@FunctionalInterface
public interface CatchUp {

    /**
     * Returns once the projection has applied every event that Kafka held when this was called, or after a second,
     * whichever comes first. Never fails: when Kafka does not answer, what the catalog knows is all there is.
     */
    void await();
}
