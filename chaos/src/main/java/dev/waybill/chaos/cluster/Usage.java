package dev.waybill.chaos.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process holds at a moment; zeros where there is no Linux, or no process.
 *
 * @param rss bytes of memory
 * @param threads of the system, so virtual ones do not count
 * @param descriptors open files and sockets
 */
public record Usage(long rss, long threads, long descriptors) {

    public static final Usage NONE = new Usage(0, 0, 0);

    static Usage of(long pid) {
        Path proc = Path.of("/proc", String.valueOf(pid));
        try (Stream<Path> descriptors = Files.list(proc.resolve("fd"))) {
            List<String> status = Files.readAllLines(proc.resolve("status"));
            return new Usage(number(status, "VmRSS:") * 1024, number(status, "Threads:"), descriptors.count());
        } catch (IOException | java.io.UncheckedIOException e) {
            return NONE;
        }
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }

    /** The greater of each. */
    public Usage max(Usage other) {
        return new Usage(
                Math.max(rss, other.rss), Math.max(threads, other.threads), Math.max(descriptors, other.descriptors));
    }
}
