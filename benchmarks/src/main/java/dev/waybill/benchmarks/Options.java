package dev.waybill.benchmarks;

import dev.waybill.benchmarks.figure.Size;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the command line says. */
final class Options {

    /** What can be measured by itself. */
    enum Part {
        SMALL,
        LARGE,
        LINKS,
        MIGRATION
    }

    @Option(names = "--files", paramLabel = "N", description = "Small files in a round (default: ${DEFAULT-VALUE})")
    int files = 2000;

    @Option(
            names = "--size",
            paramLabel = "SIZE",
            defaultValue = "100000",
            description = "Size of a small file (default: ${DEFAULT-VALUE} bytes)")
    Size size = new Size(100_000);

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description = "Small files at a time (default: ${DEFAULT-VALUE})")
    int concurrency = 16;

    @Option(
            names = "--large",
            paramLabel = "SIZE",
            defaultValue = "1GiB",
            description = "Size of the large file, at most 5 GiB (default: ${DEFAULT-VALUE})")
    Size large = new Size(1L << 30);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds that count; one more goes before them (default: ${DEFAULT-VALUE})")
    int rounds = 3;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long links are asked for in a round (default: ${DEFAULT-VALUE})")
    int seconds = 10;

    @Option(names = "--only", split = ",", paramLabel = "PART", description = "Of ${COMPLETION-CANDIDATES} only these")
    @Nullable
    List<Part> only;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to make a directory for it all, removed at the end")
    Path directory = Path.of("").toAbsolutePath();

    @Option(names = "--json", description = "End with everything in one line of JSON")
    boolean json;

    Set<Part> parts() {
        return only == null ? EnumSet.allOf(Part.class) : EnumSet.copyOf(only);
    }

    /** @throws IllegalArgumentException with a sentence when they make no sense */
    void require() {
        atLeastOne("--files", files);
        atLeastOne("--concurrency", concurrency);
        atLeastOne("--rounds", rounds);
        atLeastOne("--seconds", seconds);
        if (large.bytes() > 5L << 30) {
            throw new IllegalArgumentException("--large is at most 5 GiB: the bare SDK sends it in one put");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is at least 1");
        }
    }
}
