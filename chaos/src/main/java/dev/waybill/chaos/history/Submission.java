package dev.waybill.chaos.history;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Something that a client meant to hand over once. No two have the same bytes, so these tell which is which. */
public final class Submission {

    private final String label;
    private final String sha256;
    private final long size;
    private final boolean repeatable;
    private final Instant begun = Instant.now();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();

    private Told told = Told.UNKNOWN;
    private @Nullable Instant acknowledged;
    private @Nullable String name;
    private @Nullable Told deletion;
    private @Nullable Status seen;

    /**
     * @param label for people, such as {@code client-3/17 upload}
     * @param sha256 in hex
     * @param repeatable whether it was sent under a key, so that a refusal does not rule out that an earlier try counted
     */
    public Submission(String label, String sha256, long size, boolean repeatable) {
        this.label = label;
        this.sha256 = sha256;
        this.size = size;
        this.repeatable = repeatable;
    }

    /** What the last try was told. An acknowledgement stays one. */
    public synchronized void told(Told answer) {
        if (told == Told.OK) {
            return;
        }
        told = answer;
        if (answer == Told.OK) {
            acknowledged = Instant.now();
        }
    }

    /** The file that it was told to have become. */
    public synchronized void becameFile(String id, String filename) {
        ids.add(id);
        name = filename;
    }

    /** What whoever asked for its deletion was told. One that may have been done stays so. */
    public synchronized void deletion(Told answer) {
        if (answer == Told.OK || deletion == null || (deletion == Told.FAILED && answer == Told.UNKNOWN)) {
            deletion = answer;
        }
    }

    /**
     * What a reader saw, who asked after everybody before had got an answer.
     *
     * @return what was seen before, where this cannot follow on it
     */
    public synchronized Optional<Status> saw(Status status) {
        Optional<Status> before = Optional.ofNullable(seen).filter(earlier -> !earlier.mayBecome(status));
        seen = status;
        return before;
    }

    public synchronized Told told() {
        return told;
    }

    /** Whether it must not exist: refused, at the first and only try. */
    public synchronized boolean isRuledOut() {
        return told == Told.FAILED && !repeatable;
    }

    public synchronized boolean mayBeDeleted() {
        return deletion == Told.OK || deletion == Told.UNKNOWN;
    }

    public synchronized boolean mustBeDeleted() {
        return deletion == Told.OK;
    }

    public synchronized Optional<Instant> acknowledged() {
        return Optional.ofNullable(acknowledged);
    }

    public synchronized Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** More than one is a breach: it was to become one file. */
    public Set<String> ids() {
        return Set.copyOf(ids);
    }

    public String sha256() {
        return sha256;
    }

    public long size() {
        return size;
    }

    public Instant begun() {
        return begun;
    }

    @Override
    public String toString() {
        return label + " (" + size + " bytes, SHA-256 " + sha256 + ")";
    }
}
