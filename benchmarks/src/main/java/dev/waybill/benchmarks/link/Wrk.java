package dev.waybill.benchmarks.link;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The same load made by wrk. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s*([\\d.]+)");
    private static final String SCRIPT = """
            local requests, i = {}, 0
            function init(args)
              for path in io.lines(args[1]) do requests[#requests + 1] = wrk.format("GET", path) end
            end
            function request()
              i = i % #requests + 1
              return requests[i]
            end
            """;

    private final Path program;
    private final Path scratch;

    /** @param scratch a directory for its script */
    Wrk(Path program, Path scratch) {
        this.program = program;
        this.scratch = scratch;
    }

    /** Answers a second. */
    double run(URI address, List<String> paths, int connections, int seconds) throws IOException {
        Path script = Files.writeString(scratch.resolve("wrk.lua"), SCRIPT);
        Path list = Files.write(scratch.resolve("wrk-paths.txt"), paths);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "-t1",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "-s",
                        script.toString(),
                        address.toString(),
                        "--",
                        list.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.getInputStream()) {
            return parse(new String(output.readAllBytes(), StandardCharsets.UTF_8));
        } finally {
            process.destroy();
        }
    }

    static double parse(String output) {
        Matcher rate = RATE.matcher(output);
        if (output.contains("Non-2xx") || !rate.find()) {
            throw new BenchmarkFailure("wrk: " + output.strip());
        }
        return Double.parseDouble(rate.group(1));
    }
}
