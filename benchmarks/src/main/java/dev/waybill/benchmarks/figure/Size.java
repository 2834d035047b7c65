package dev.waybill.benchmarks.figure;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number of bytes as the command line has it: {@code 100000}, {@code 100kB}, {@code 1GiB}.
 *
 * @param bytes at least 1
 */
public record Size(long bytes) {

    private static final Pattern FORM = Pattern.compile("(\\d+) ?([A-Za-z]*)");

    private enum Unit {
        bytes(1),
        kB(1_000),
        MB(1_000_000),
        GB(1_000_000_000),
        KiB(1L << 10),
        MiB(1L << 20),
        GiB(1L << 30);

        private final long size;

        Unit(long size) {
            this.size = size;
        }

        /** Empty when there is none of this name. No name is that of single bytes. */
        static Optional<Unit> named(String name) {
            return name.isEmpty()
                    ? Optional.of(bytes)
                    : Stream.of(values())
                            .filter(unit -> unit.name().equalsIgnoreCase(name))
                            .findFirst();
        }
    }

    public Size {
        if (bytes < 1) {
            throw new IllegalArgumentException("a size is at least one byte");
        }
    }

    /** @throws IllegalArgumentException with a sentence when this is no size */
    public static Size parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        Optional<Unit> unit = matcher.matches() ? Unit.named(matcher.group(2)) : Optional.empty();
        if (unit.isEmpty()) {
            throw new IllegalArgumentException(
                    "'%s' is no size: give bytes, or a number with kB, MB, GB, KiB, MiB or GiB".formatted(text));
        }
        try {
            return new Size(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit.get().size));
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is too large".formatted(text), e);
        }
    }

    /** In the largest unit that needs no decimals. */
    @Override
    public String toString() {
        Unit unit = Stream.of(Unit.values())
                .filter(candidate -> bytes % candidate.size == 0)
                .max(Comparator.comparingLong(candidate -> candidate.size))
                .orElse(Unit.bytes);
        return bytes / unit.size + " " + unit;
    }
}
