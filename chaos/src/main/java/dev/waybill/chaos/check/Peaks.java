package dev.waybill.chaos.check;

import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.cluster.Usage;
import dev.waybill.staging.StagingUsage;
import dev.waybill.staging.local.DirectoryStagingArea;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What staging and the services held, looked at once a second. Close it to stop looking; the figures stay. */
public final class Peaks implements AutoCloseable {

    private final Cluster cluster;
    private final DirectoryStagingArea staging;
    private final Map<String, Usage> processes = new TreeMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong files = new AtomicLong();
    private final List<Sample> samples = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("peaks").factory());
    private final Instant begun = Instant.now();
    private Instant nextSample = begun;

    /** What each process held at a moment. @param at since the beginning */
    public record Sample(Duration at, Map<String, Usage> processes) {}

    private Peaks(Cluster cluster) {
        this.cluster = cluster;
        this.staging = DirectoryStagingArea.open(cluster.staging());
    }

    public static Peaks watch(Cluster cluster) {
        Peaks peaks = new Peaks(cluster);
        peaks.clock.scheduleWithFixedDelay(peaks::look, 0, 1, TimeUnit.SECONDS);
        return peaks;
    }

    private void look() {
        try {
            StagingUsage usage = staging.usage();
            bytes.accumulateAndGet(usage.bytes(), Math::max);
            files.accumulateAndGet(usage.files(), Math::max);
        } catch (IOException | RuntimeException e) {
            // Not there yet, or its disk is being pulled from under it.
        }
        Map<String, Usage> now = new TreeMap<>();
        for (Node node : cluster.services()) {
            now.put(node.name(), node.usage());
        }
        synchronized (processes) {
            now.forEach((name, usage) -> processes.merge(name, usage, Usage::max));
        }
        if (!Instant.now().isBefore(nextSample)) {
            nextSample = Instant.now().plusSeconds(30);
            samples.add(new Sample(Duration.between(begun, Instant.now()), now));
        }
    }

    /** What was the most of each up to now. */
    public Figures figures() {
        synchronized (processes) {
            return new Figures(bytes.get(), files.get(), new TreeMap<>(processes));
        }
    }

    /** @param processes by the names of services */
    public record Figures(long stagingBytes, long stagingFiles, Map<String, Usage> processes) {}

    /** Every half minute. */
    public List<Sample> samples() {
        return List.copyOf(samples);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
