package dev.waybill.catalog.rebuild;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.SaveOutcome;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds to the catalog in use what it lacks. Nothing is removed, a deletion wins, and changed labels stay. */
final class Mending {

    private static final int BATCH = 500;
    private static final int MAX_ROUNDS = 20;

    private final CatalogFiles live;
    private final From from;
    private final Told told;
    private final List<CatalogEntry> waiting = new ArrayList<>();
    private long added;
    private long updated;

    Mending(CatalogFiles live, From from, Told told) {
        this.live = live;
        this.from = from;
        this.told = told;
    }

    void add(CatalogEntry entry) {
        waiting.add(entry);
        if (waiting.size() >= BATCH) {
            flush();
        }
    }

    /** @throws WaybillException when others change the same files too fast, which a second run gets past */
    void flush() {
        Map<FileId, CatalogEntry> open = new HashMap<>();
        waiting.forEach(entry -> open.put(entry.id(), entry));
        waiting.clear();
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == MAX_ROUNDS) {
                throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "files change faster than they can be added");
            }
            save(open);
        }
    }

    private void save(Map<FileId, CatalogEntry> open) {
        Map<FileId, CatalogEntry> present = live.findAll(open.keySet());
        Map<FileId, CatalogEntry> changed = new HashMap<>();
        open.values().forEach(entry -> {
            @Nullable CatalogEntry before = present.get(entry.id());
            CatalogEntry after = before == null ? entry.unsaved() : from.added(before, entry);
            if (after != before) {
                changed.put(after.id(), after);
            }
        });
        Map<FileId, SaveOutcome> outcomes = live.saveAll(changed.values());
        outcomes.forEach((id, outcome) -> settle(outcome, present.containsKey(id), changed.get(id)));
        open.keySet().removeIf(id -> outcomes.get(id) != SaveOutcome.CHANGED);
    }

    private void settle(SaveOutcome outcome, boolean wasThere, @Nullable CatalogEntry entry) {
        if (outcome == SaveOutcome.TAKEN && entry != null) {
            told.refused(entry);
        } else if (outcome == SaveOutcome.SAVED && wasThere) {
            updated++;
        } else if (outcome == SaveOutcome.SAVED) {
            added++;
        }
    }

    long added() {
        return added;
    }

    long updated() {
        return updated;
    }
}
