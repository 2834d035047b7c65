package dev.waybill.catalog.console;

import dev.waybill.catalog.link.DispositionHeader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as pages show them. */
final class Shown {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
    private static final int THOUSAND = 1000;

    private Shown() {}

    static String time(Instant time) {
        return TIME.format(time);
    }

    /** Such as {@code 1.4 MB}. */
    static String bytes(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= THOUSAND - 0.5 && unit < UNITS.length - 1) {
            value /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** Such as {@code 2 h 5 min}: the two largest units. */
    static String span(Duration span) {
        if (span.toHours() > 0) {
            return "%d h %d min".formatted(span.toHours(), span.toMinutesPart());
        }
        return span.toMinutes() > 0
                ? "%d min %d s".formatted(span.toMinutes(), span.toSecondsPart())
                : span.toSeconds() + " s";
    }

    /** Such as {@code 3 files}, or {@code the newest 50 files}. */
    static String count(int count, boolean isMore, String thing) {
        String things = count == 1 ? thing : thing + "s";
        return isMore
                ? "the newest %d %s".formatted(count, things)
                : "%s %s".formatted(count == 0 ? "no" : count, things);
    }

    /** Without what would turn it round, with which {@code gnp.exe} looks like {@code exe.png}. */
    static String name(String name) {
        return DispositionHeader.unturned(name);
    }
}
