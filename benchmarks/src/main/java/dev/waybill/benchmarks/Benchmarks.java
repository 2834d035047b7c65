package dev.waybill.benchmarks;

import dev.waybill.benchmarks.Options.Part;
import dev.waybill.benchmarks.corpus.CorpusCommand;
import dev.waybill.benchmarks.figure.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command. */
@Command(
        name = "benchmarks/run",
        description =
                "Measures Waybill beside rclone, the bare SDK and a constant redirect, on this machine, all in one.",
        subcommands = CorpusCommand.class,
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Benchmarks implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Exit status 0 with figures, 1 when something went wrong, 2 when the options make no sense. */
    public static void main(String[] args) {
        // The SDK logs; without a configuration of our own all of it goes to stdout. The server has its own.
        System.setProperty("logback.configurationFile", "dev/waybill/benchmarks/logback.xml");
        Locale.setDefault(Locale.ROOT); // figures look the same everywhere
        System.exit(new CommandLine(new Benchmarks())
                .registerConverter(Size.class, Size::parse)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            options.require();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        Report report = new Report(options, out);
        try (Session session = Session.begin(options, err::println)) {
            report.begin(session.places(), session.rcloneVersion());
            for (Part part : options.parts()) {
                report.add(part, session.measure(part));
            }
            report.end();
            return 0;
        } catch (BenchmarkFailure e) {
            err.println(e.getMessage());
            err.println("The server's log is in " + Session.keptLog(options.directory));
            return 1;
        }
    }
}
