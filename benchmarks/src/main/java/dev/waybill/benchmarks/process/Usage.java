package dev.waybill.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What a process uses. What the platform does not tell is NaN. */
public final class Usage {

    private final ProcessHandle process;
    private final Path proc;

    private Usage(ProcessHandle process) {
        this.process = process;
        this.proc = Path.of("/proc", String.valueOf(process.pid()));
    }

    public static Usage of(ProcessHandle process) {
        return new Usage(process);
    }

    public static Usage ofThisProcess() {
        return of(ProcessHandle.current());
    }

    /** Seconds of CPU time since it began, of all its threads. */
    public double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e9)
                .orElse(Double.NaN);
    }

    /** The most memory it had, in bytes, since it began or since {@link #forgetPeak}. */
    public double peakRss() {
        try {
            return Files.readAllLines(proc.resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToDouble(kibibytes -> Double.parseDouble(kibibytes) * 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN; // no Linux, or the process has ended
        }
    }

    /** Makes the peak what it has now, where the kernel lets us. */
    public void forgetPeak() {
        try {
            Files.writeString(proc.resolve("clear_refs"), "5");
        } catch (IOException e) {
            // Then the peak is that of its whole life.
        }
    }
}
