package dev.waybill.cli.ls;

import dev.waybill.cli.session.DurationOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long ago the files that are wanted were taken in, by this machine's clock. */
final class Age {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--older",
            paramLabel = "10m",
            converter = DurationOption.class,
            description = "files taken in longer ago than this: 90s, 10m, 2h, 7d")
    private @Nullable Duration older;

    @Option(
            names = "--newer",
            paramLabel = "1h",
            converter = DurationOption.class,
            description = "files taken in less long ago than this")
    private @Nullable Duration newer;

    // picocli sets the rest before it is asked.
    @SuppressWarnings("NullAway.Init")
    Age() {}

    /** @throws ParameterException when no file can be both */
    void requirePossible() {
        if (older != null && newer != null && older.compareTo(newer) >= 0) {
            throw new ParameterException(
                    command.commandLine(), "No file is older than --older and newer than --newer.");
        }
    }

    /** Before which time they were taken in, or null for any. */
    @Nullable
    String before(Instant now) {
        return ago(older, now);
    }

    /** After which time they were taken in, or null for any. */
    @Nullable
    String after(Instant now) {
        return ago(newer, now);
    }

    private static @Nullable String ago(@Nullable Duration age, Instant now) {
        return age == null
                ? null
                : now.minus(age).truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
