package dev.waybill.benchmarks;

import dev.waybill.benchmarks.Options.Part;
import dev.waybill.benchmarks.figure.Comparison;
import dev.waybill.benchmarks.process.Machine;
import dev.waybill.benchmarks.process.Places;
import dev.waybill.benchmarks.process.Server;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Prints as the figures come, and at the end the same for programs if asked to. */
final class Report {

    private static final String NOTES = """
            Medians of %d rounds after one that is not counted; each round had all contestants, in turn first. A ratio is the
            median of the rounds' own ratios. Every file was seen in the catalog as stored, with the size and SHA-256 sent.
            From the first byte sent to the last file catalogued (waybill), looked at again (migrate) or put (rclone, sdk);
            all are sent from files on one disk to one S3 over loopback, by load generators on the same cores.
            server: one process with the three services and the embedded Kafka, S3 and MongoDB, which stand in for real
            ones; beside rclone and sdk only its S3 is at work. client: the sender, this JVM (waybill, sdk) or rclone.""";

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Options options;
    private final PrintWriter out;
    private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Machine machine = Machine.here();
    private final Map<String, Object> json = new LinkedHashMap<>();

    Report(Options options, PrintWriter out) {
        this.options = options;
        this.out = out;
    }

    /** @param rclone its version, empty where it is not installed */
    void begin(Places places, String rclone) {
        json.put("date", date.toString());
        json.put("machine", machine);
        json.put("server_jvm", Server.jvmOptions());
        json.put("rclone", rclone.isEmpty() ? "not installed" : rclone);
        print("Waybill benchmarks, " + date);
        print(machine.text());
        print("Server: java %s; S3 at %s"
                .formatted(
                        String.join(" ", Server.jvmOptions()), places.bucket().endpoint()));
        print("rclone: " + (rclone.isEmpty() ? "not installed, so not measured" : rclone));
    }

    void add(Part part, Comparison comparison) {
        json.put(part.name().toLowerCase(Locale.ROOT), comparison.json());
        print("");
        print(comparison.text());
    }

    void end() {
        print("");
        print(NOTES.formatted(options.rounds));
        if (options.json) {
            print(JSON.writeValueAsString(json));
        }
    }

    private void print(String line) {
        out.println(line);
        out.flush();
    }
}
