package dev.waybill.catalog.verification;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What to verify, and what to do about it.
 *
 * @param download whether to read every object and hash it, rather than believe what the store says
 * @param all whether to tell also of what is the same
 * @param grace what is younger is never deleted
 * @param force whether to believe that no client comes back for what it was not told of, and that the catalog is whole
 */
public record VerificationRequest(boolean download, boolean all, RepairMode repair, Duration grace, boolean force) {

    /** For as long a client that was not answered may ask again under its Idempotency-Key. */
    private static final Duration CLIENTS_RETURN_WITHIN = Duration.ofHours(24);

    public static final Duration DEFAULT_GRACE = Duration.ofHours(25);

    /** Only to report. */
    public static final VerificationRequest REPORT =
            new VerificationRequest(false, false, RepairMode.NONE, DEFAULT_GRACE, false);

    /** @throws IllegalArgumentException when the grace is too short to be sure of, and that is not meant */
    public VerificationRequest {
        if (grace.isNegative() || !force && grace.compareTo(CLIENTS_RETURN_WITHIN) <= 0) {
            throw new IllegalArgumentException(
                    "grace is longer than 24h, for as long a client may come back under its Idempotency-Key; with force"
                            + " it may be less");
        }
    }

    /** Whether and how differences are put right. */
    public enum RepairMode {
        NONE,
        /** Tells what would be done, and does nothing. */
        PLAN,
        APPLY;

        /** @throws IllegalArgumentException on another word than these three in small letters */
        static RepairMode of(String text) {
            return Stream.of(values())
                    .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("repair is none, plan or apply"));
        }
    }
}
