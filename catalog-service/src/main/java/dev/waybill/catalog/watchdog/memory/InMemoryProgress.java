package dev.waybill.catalog.watchdog.memory;

import dev.waybill.catalog.watchdog.Progress;
import dev.waybill.catalog.watchdog.Reach;
import java.util.Map;

/** One partition a topic; how far anybody is, is said. Not for use by several threads. */
public final class InMemoryProgress implements Progress {

    private long announced;
    private long finished;
    private long told;
    private long applied;

    /** One more file is announced. */
    public void announce() {
        announced++;
    }

    /** The workers finish all that is announced, and say so. */
    public void finish() {
        told += announced - finished;
        finished = announced;
    }

    /** The catalog takes in all that it was told. */
    public void apply() {
        applied = told;
    }

    @Override
    public Reach announced() {
        return reach(announced);
    }

    @Override
    public Reach finished() {
        return reach(finished);
    }

    @Override
    public Reach told() {
        return reach(told);
    }

    @Override
    public Reach applied() {
        return reach(applied);
    }

    private static Reach reach(long offset) {
        return new Reach(Map.of(0, offset));
    }
}
