package dev.waybill.catalog.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param checks what preflight found, so far
 * @param carried files on their way: staged or put, and not yet stored by what the catalog knows
 * @param doneBytes of files that are stored or were there
 * @param bytesPerSecond lately
 * @param secondsLeft null where nobody can tell
 * @param waitingFor why it does not get on, null where it does
 */
public record Progress(
        List<Check> checks,
        Tally files,
        long carried,
        ReferenceTally references,
        Verified verified,
        long bytesPerSecond,
        @Nullable Long secondsLeft,
        @Nullable String waitingFor) {

    public static final Progress NONE =
            new Progress(List.of(), Tally.EMPTY, 0, ReferenceTally.NONE, Verified.NONE, 0, null, null);

    public Progress {
        checks = List.copyOf(checks);
    }

    public Progress with(List<Check> found) {
        return new Progress(found, files, carried, references, verified, bytesPerSecond, secondsLeft, waitingFor);
    }

    public Progress with(ReferenceTally found) {
        return new Progress(checks, files, carried, found, verified, bytesPerSecond, secondsLeft, waitingFor);
    }

    public Progress with(Verified found) {
        return new Progress(checks, files, carried, references, found, bytesPerSecond, secondsLeft, waitingFor);
    }

    /** The same with other figures of files, and nothing said of their rate. */
    public Progress with(Tally found) {
        return with(found, 0, 0, null, null);
    }

    public Progress with(Tally found, long onTheirWay, long rate, @Nullable Long left, @Nullable String reason) {
        return new Progress(checks, found, onTheirWay, references, verified, rate, left, reason);
    }

    /**
     * What verification found.
     *
     * @param sound files that are at their keys as they should be
     * @param unsound those that are not
     */
    public record Verified(long sound, long unsound) {
        public static final Verified NONE = new Verified(0, 0);
    }
}
