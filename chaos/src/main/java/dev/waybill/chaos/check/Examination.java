package dev.waybill.chaos.check;

import dev.waybill.chaos.check.kafka.Backlog;
import dev.waybill.chaos.check.s3.Bucket;
import dev.waybill.chaos.check.s3.Bucket.Content;
import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Wait;
import dev.waybill.chaos.history.History;
import dev.waybill.chaos.history.Status;
import dev.waybill.chaos.load.Api;
import dev.waybill.chaos.load.Api.Answer;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at a cluster from outside, once everything is well again, and judges. */
public final class Examination implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final String FINISHED_BEFORE = "waybill_store_duration_seconds_count";

    private final Cluster cluster;
    private final History history;
    private final long stagingLimit;
    private final Api api = new Api();
    private final Catalog catalog;
    private final Bucket bucket;
    private final Backlog backlog;
    private final Peaks peaks;
    private final Metrics metrics = new Metrics(api);

    /** What was fetched before need not be fetched again between two scenarios; at the end it is. */
    private final Map<String, Content> fetched = new ConcurrentHashMap<>();

    /** Objects that somebody else put into the bucket. */
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();

    private final Map<String, String> followed = new ConcurrentHashMap<>();

    /** @param stagingLimit in bytes, what ingest was told */
    public Examination(Cluster cluster, History history, long stagingLimit) {
        this.cluster = cluster;
        this.history = history;
        this.stagingLimit = stagingLimit;
        this.catalog = new Catalog(cluster.catalogAddresses().getFirst(), api);
        this.bucket = new Bucket(cluster.s3Address());
        this.backlog = new Backlog(cluster.kafkaAddress());
        this.peaks = Peaks.watch(cluster);
    }

    public Catalog catalog() {
        return catalog;
    }

    public Bucket bucket() {
        return bucket;
    }

    /** Puts an object into the bucket that is none of Waybill's, and that must stay as it is. */
    public void putForeign(String key, byte[] bytes) {
        foreign.add(key);
        bucket.put(key, bytes);
    }

    public Backlog backlog() {
        return backlog;
    }

    public Peaks peaks() {
        return peaks;
    }

    public Api api() {
        return api;
    }

    /** Remembers counters that a process takes with it when it is killed. */
    public void lookAtCounters() {
        cluster.workers().forEach(node -> metrics.look(node, FINISHED_BEFORE, "outcome=\"already\""));
    }

    /** Files that were found to be done already when a worker came to do them. */
    public long redeliveries() {
        lookAtCounters();
        return metrics.total(FINISHED_BEFORE, "outcome=\"already\"");
    }

    public long deadLetters() {
        return backlog.length(Topics.DEAD_LETTERS);
    }

    /** Waits until nothing is on its way any more. @return how long that took, or empty when it never came to that */
    public Optional<Duration> settle(Instant healed, Duration patience) {
        boolean settled = Wait.happens(this::isSettled, patience);
        return settled ? Optional.of(Duration.between(healed, Instant.now())) : Optional.empty();
    }

    private boolean isSettled() {
        try {
            return backlog.records() == 0 && catalog.hasNone(Status.STAGED) && catalog.hasNone(Status.DELETING);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** What Waybill finds by itself. */
    public Comparison compare() {
        return Comparison.look(cluster.catalogAddresses().getFirst(), api);
    }

    /** Has Waybill put right what it finds, and look once more. */
    public Comparison repairAndCompare() {
        Comparison.repair(cluster.catalogAddresses().getFirst(), api);
        return compare();
    }

    /** Judges what there is now. Call it when everything has settled. */
    public Verdict judge(Instant healed) {
        List<Row> rows = catalog.rows();
        Set<String> keys = new HashSet<>(bucket.keys());
        keys.removeAll(foreign);
        fetched.keySet().retainAll(keys);
        inParallel(keys, key -> fetched.computeIfAbsent(key, bucket::fetch));
        List<Row> stored =
                rows.stream().filter(row -> row.status() == Status.STORED).toList();
        inParallel(stored, row -> followed.computeIfAbsent(row.id(), id -> follow(row)));
        Evidence evidence = new Evidence(
                history,
                rows,
                Map.copyOf(fetched),
                staged(),
                bucket.unfinishedSince(Instant.now()),
                Map.copyOf(followed),
                peaks.figures(),
                stagingLimit);
        Invariants invariants = new Invariants(evidence);
        return new Verdict(
                invariants.check(),
                Catalog.hash(rows),
                invariants.lost().count(),
                invariants.duplicates().count(),
                invariants.objectsWithoutRow().count(),
                invariants.rowsWithoutObject().count(),
                Latencies.of(history, stored, healed),
                peaks.figures());
    }

    private String follow(Row row) {
        URI name = cluster.catalogAddresses().getFirst().resolve("/api/files/" + row.name());
        Answer redirect = api.get(name);
        if (redirect.location().isEmpty()) {
            return "status " + redirect.status();
        }
        Answer bytes = api.get(URI.create(redirect.location().get()));
        return bytes.status() == 200 ? Sha256.of(bytes.body()).hex() : "a link with status " + bytes.status();
    }

    private Set<String> staged() {
        try (Stream<Path> files = Files.list(cluster.staging())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> FileId.tryParse(name).isPresent())
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> void inParallel(Collection<T> all, Function<T, ?> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> results = all.stream()
                    .map(each -> threads.submit(() -> work.apply(each)))
                    .toList();
            for (Future<?> result : results) {
                result.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("what is stored could not be looked at", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        peaks.close();
        bucket.close();
        backlog.close();
    }
}
