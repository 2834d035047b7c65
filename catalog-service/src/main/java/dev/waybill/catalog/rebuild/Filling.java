package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.SaveOutcome;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds what a source tells into a fresh catalog, a batch in memory at a time. */
final class Filling {

    private final CatalogFiles fresh;
    private final Told told;
    private long events;

    Filling(CatalogFiles fresh, Told told) {
        this.fresh = fresh;
        this.told = told;
    }

    /** @return how many events it was so far */
    long add(List<EventEnvelope> batch) {
        Map<FileId, CatalogEntry> present =
                fresh.findAll(batch.stream().map(e -> e.event().id()).distinct().toList());
        Map<FileId, CatalogEntry> changed = new HashMap<>();
        for (EventEnvelope event : batch) {
            FileId id = event.event().id();
            @Nullable CatalogEntry before = changed.getOrDefault(id, present.get(id));
            CatalogEntry after = before == null ? CatalogEntry.of(event) : before.apply(event);
            if (after != before) {
                changed.put(id, after);
            }
        }
        fresh.saveAll(changed.values()).forEach((id, outcome) -> {
            if (outcome == SaveOutcome.TAKEN && changed.get(id) instanceof CatalogEntry entry) {
                told.refused(entry);
            }
        });
        events += batch.size();
        return events;
    }
}
