package dev.waybill.catalog.migration.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Times that paths tell. All of them are UTC; what tells none that can be is passed over. */
final class PathTimes {

    private static final Pattern MOMENT = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{2})_([0-9]{6})\\..*");

    /** Fewer digits are a date or a number, rather than seconds. */
    private static final int FEWEST_DIGITS = 9;

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private PathTimes() {}

    /** An epoch in seconds, or in milli-, micro- or nanoseconds where it has so many digits more. */
    static Optional<Instant> epoch(String digits) {
        if (digits.length() < FEWEST_DIGITS || digits.length() > 19) {
            return Optional.empty();
        }
        ChronoUnit unit = digits.length() <= 11
                ? ChronoUnit.SECONDS
                : digits.length() <= 14
                        ? ChronoUnit.MILLIS
                        : digits.length() <= 17 ? ChronoUnit.MICROS : ChronoUnit.NANOS;
        return Optional.of(Instant.EPOCH.plus(Long.parseLong(digits), unit)).filter(time -> time.isBefore(LATEST));
    }

    /** The month that two segments name, as {@code 2024/12}. */
    static Optional<YearMonth> month(String year, String month) {
        return year.matches("[0-9]{4}") && month.matches("0[1-9]|1[0-2]")
                ? Optional.of(YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)))
                        .filter(named -> named.getYear() >= 1970)
                : Optional.empty();
    }

    /** When a file of a month is from: when it was changed, if that was in that month, else its beginning. */
    static Instant inMonth(YearMonth month, Instant modified) {
        return YearMonth.from(modified.atOffset(ZoneOffset.UTC)).equals(month)
                ? modified
                : month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /**
     * What {@code 2024/01/31/120000_123456.jpg} says, or as much of it as there is.
     *
     * @param modified what counts where it falls on that day, and nothing more is told
     */
    static Optional<Instant> dated(List<String> segments, Instant modified) {
        if (segments.size() < 4) {
            return Optional.empty();
        }
        return month(segments.get(0), segments.get(1))
                .flatMap(month -> day(month, segments.get(2)))
                .map(day -> moment(day, segments.getLast()).orElseGet(() -> {
                    boolean thatDay = modified.truncatedTo(ChronoUnit.DAYS).equals(day.toInstant(ZoneOffset.UTC));
                    return thatDay ? modified : day.toInstant(ZoneOffset.UTC);
                }));
    }

    private static Optional<LocalDateTime> day(YearMonth month, String day) {
        return day.matches("[0-3][0-9]") && month.isValidDay(Integer.parseInt(day))
                ? Optional.of(month.atDay(Integer.parseInt(day)).atStartOfDay())
                : Optional.empty();
    }

    private static Optional<Instant> moment(LocalDateTime day, String name) {
        return Stream.of(MOMENT.matcher(name))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(found -> {
                    try {
                        return Optional.of(day.withHour(Integer.parseInt(found.group(1)))
                                .withMinute(Integer.parseInt(found.group(2)))
                                .withSecond(Integer.parseInt(found.group(3)))
                                .plus(Integer.parseInt(found.group(4)), ChronoUnit.MICROS)
                                .toInstant(ZoneOffset.UTC));
                    } catch (DateTimeException e) {
                        return Optional.empty();
                    }
                });
    }
}
