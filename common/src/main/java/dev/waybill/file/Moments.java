package dev.waybill.file;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as every part of Waybill can keep them: to the millisecond, between the years 1970 and 9999. */
public final class Moments {

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private Moments() {}

    /**
     * The moment without what is finer than a millisecond, which the catalog's database would drop.
     *
     * @throws IllegalArgumentException when it is before 1970 or after 9999, which that database may not hold
     */
    public static Instant toMillis(Instant moment) {
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(LAST)) {
            throw new IllegalArgumentException("a time lies between the years 1970 and 9999");
        }
        return moment.truncatedTo(ChronoUnit.MILLIS);
    }
}
