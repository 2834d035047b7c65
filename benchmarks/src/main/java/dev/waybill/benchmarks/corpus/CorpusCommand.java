package dev.waybill.benchmarks.corpus;

import dev.waybill.benchmarks.corpus.mongo.SlideCollection;
import dev.waybill.benchmarks.figure.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes what a migration is tried on, and looks at what became of it. */
@Command(
        name = "corpus",
        description = "Makes files and slides to try a migration on, and compares the slides afterwards.",
        mixinStandardHelpOptions = true)
public final class CorpusCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Writes the tree, its sums beside it, and the slides. */
    @Command(
            name = "make",
            description = "Writes the files, and the slides to MongoDB",
            mixinStandardHelpOptions = true)
    int make(
            @Mixin Shape shape,
            @Option(names = "--into", required = true, description = "Directory to make") Path into,
            @Option(names = "--large", description = "Size of a sparse file besides") @Nullable Size large,
            @Option(names = "--mongo", description = "mongodb:// address with a database") @Nullable String mongo)
            throws IOException {
        Tree tree = new Tree(into);
        tree.write(shape.corpus(), large == null ? 0 : large.bytes());
        out().println("files: %d below %s, sums in %s".formatted(shape.files, into, tree.sums()));
        if (mongo != null) {
            try (SlideCollection slides = new SlideCollection(mongo)) {
                slides.write(shape.corpus().slides());
            }
            out().println("slides: %d".formatted(shape.slides));
        }
        out().println("MIGRATION_SOURCE_DIR=" + into.toAbsolutePath());
        out().println("MIGRATION_REFERENCES=" + Slide.TARGETS);
        out().println("MIGRATION_ADDRESS_BASES=" + Corpus.BASES);
        return 0;
    }

    /** Exit status 1 when a slide is not as it must be. */
    @Command(
            name = "check",
            description = "Compares the slides with what they must be",
            mixinStandardHelpOptions = true)
    int check(
            @Mixin Shape shape,
            @Option(names = "--mongo", required = true, description = "mongodb:// address with a database")
                    String mongo,
            @Option(
                            names = "--addresses",
                            description = "Lines of path, tab, new address; without it all must be as made")
                    @Nullable
                    Path addresses)
            throws IOException {
        Map<String, String> known = addresses == null ? Map.of() : read(addresses);
        try (SlideCollection slides = new SlideCollection(mongo)) {
            int wrong = slides.compare(shape.corpus().slides(), known::get, out()::println);
            out().println("%d of %d slides are not as they must be".formatted(wrong, shape.slides));
            return wrong == 0 ? 0 : 1;
        }
    }

    private static Map<String, String> read(Path lines) throws IOException {
        Map<String, String> addresses = new HashMap<>();
        for (String line : Files.readAllLines(lines)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                addresses.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return addresses;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** The same numbers make the same corpus. */
    static final class Shape {

        @Option(names = "--files", description = "How many (default: ${DEFAULT-VALUE})")
        int files = 10_000;

        @Option(names = "--slides", description = "How many (default: ${DEFAULT-VALUE})")
        int slides = 2_500;

        @Option(names = "--seed", description = "What it is made from (default: ${DEFAULT-VALUE})")
        long seed = 5;

        @Option(
                names = "--largest",
                defaultValue = "1MiB",
                description = "Size of the largest file, the sparse one aside (default: ${DEFAULT-VALUE})")
        Size largest = new Size(1 << 20);

        Corpus corpus() {
            return new Corpus(seed, files, slides, largest.bytes());
        }
    }
}
