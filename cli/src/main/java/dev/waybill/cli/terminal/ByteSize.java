package dev.waybill.cli.terminal;

import java.util.Locale;

/** Sizes as people read them, in powers of 1000: {@code 512 B}, {@code 1.2 MB}. */
public final class ByteSize {
    private static final String UNITS = "kMGTPE";

    private ByteSize() {}

    /** A negative size is one that is not known: {@code ?}. */
    public static String of(long bytes) {
        if (bytes < 0) {
            return "?";
        }
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes / 1000.0;
        int unit = 0;
        while (size >= 999.95) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %cB", size, UNITS.charAt(unit));
    }
}
