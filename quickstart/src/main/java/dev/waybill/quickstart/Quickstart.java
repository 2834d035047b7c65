package dev.waybill.quickstart;

import dev.waybill.embedded.PortTaken;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command: parses its options, starts everything, says where it is, and stops it on SIGTERM or Ctrl-C. */
@Command(
        name = "waybill up",
        description = "Runs all of Waybill on this machine, with nothing installed but a JDK.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Quickstart implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "Where everything is kept (default: ./data)")
    private Path data = Path.of("data");

    @Option(names = "--port", description = "The services' port (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--management-port", description = "Health and metrics (default: ${DEFAULT-VALUE})")
    private int managementPort = 8081;

    @Option(names = "--kafka-port", description = "(default: ${DEFAULT-VALUE})")
    private int kafkaPort = 9092;

    @Option(names = "--s3-port", description = "(default: ${DEFAULT-VALUE})")
    private int s3Port = 9000;

    @Option(names = "--mongo-port", description = "(default: ${DEFAULT-VALUE})")
    private int mongoPort = 27017;

    @Option(names = "--json", description = "Say where everything is in one line of JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Exit status 0 when stopped, 1 when it could not start, 2 when the options make no sense. */
    public static void main(String[] args) {
        int status = new CommandLine(new Quickstart()).execute(args);
        if (status != 0) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Ports ports = new Ports(port, managementPort, kafkaPort, s3Port, mongoPort);
        try {
            Everything everything = Everything.start(data.toAbsolutePath().normalize(), ports);
            out.println(json ? everything.places().json() : everything.places().text());
            out.flush();
            return 0; // the servers' threads keep the process alive
        } catch (PortTaken e) {
            err.printf(
                    "Port %d is taken, wanted for %s: choose another with %s.%n",
                    e.port(), e.purpose(), ports.optionFor(e.port()));
        } catch (CannotStart e) {
            err.println(e.getMessage());
        }
        return 1;
    }
}
