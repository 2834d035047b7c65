package dev.waybill.catalog.projection;

import dev.waybill.catalog.deletion.DeletionRequests;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.SaveOutcome;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Folds events into the catalog. Applying a batch again, in whole or in part, changes nothing more, so it may fail at
 * any point and be repeated.
 */
public final class Projection {

    /** Each round at least one of those who change the same file gets through. */
    private static final int MAX_ROUNDS = 20;

    private final CatalogFiles files;
    private final DeletionRequests deletions;
    private final ProjectionMetrics metrics;
    private final Clock clock;

    public Projection(CatalogFiles files, DeletionRequests deletions, ProjectionMetrics metrics, Clock clock) {
        this.files = files;
        this.deletions = deletions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Returns once the events are in the catalog.
     *
     * @return the files whose events cannot be applied, because another file has their name or key
     * @throws WaybillException when the catalog or Kafka does not answer, or others change the same files too fast
     */
    public Set<FileId> apply(List<EventEnvelope> events) {
        return metrics.timed(() -> applyAll(events));
    }

    private Set<FileId> applyAll(List<EventEnvelope> events) {
        Map<FileId, List<EventEnvelope>> open = events.stream()
                .collect(Collectors.groupingBy(envelope -> envelope.event().id()));
        Set<FileId> taken = new HashSet<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Map<FileId, SaveOutcome> outcomes = applyOnce(open);
            outcomes.forEach((id, outcome) -> {
                if (outcome == SaveOutcome.TAKEN) {
                    taken.add(id);
                    metrics.rejected(open.getOrDefault(id, List.of()));
                }
            });
            open.keySet().removeIf(id -> outcomes.get(id) != SaveOutcome.CHANGED);
            if (open.isEmpty()) {
                return taken;
            }
        }
        throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "files change faster than events can be applied");
    }

    private Map<FileId, SaveOutcome> applyOnce(Map<FileId, List<EventEnvelope>> events) {
        Map<FileId, CatalogEntry> present = files.findAll(events.keySet());
        Collection<Fold> folds = new ArrayList<>();
        events.forEach((id, ofFile) -> folds.add(Fold.of(present.get(id), ofFile)));
        // Before saving: once saved, the same event is no longer new, and a crash in between would leave the object.
        folds.forEach(this::deleteOnceMore);
        Map<FileId, SaveOutcome> outcomes = save(folds);
        folds.stream()
                .filter(fold -> outcomes.get(fold.after().id()) == SaveOutcome.SAVED)
                .forEach(metrics::folded);
        return outcomes;
    }

    private void deleteOnceMore(Fold fold) {
        fold.cameBackTo()
                .forEach(place -> deletions.publish(
                        DeletionRequests.of(fold.after(), place.bucket(), place.formerBucket(), clock.instant())));
    }

    private Map<FileId, SaveOutcome> save(Collection<Fold> folds) {
        Map<FileId, SaveOutcome> outcomes = new HashMap<>();
        folds.forEach(fold -> outcomes.put(fold.after().id(), SaveOutcome.SAVED));
        outcomes.putAll(files.saveAll(
                folds.stream().filter(Fold::isChange).map(Fold::after).toList()));
        return outcomes;
    }
}
