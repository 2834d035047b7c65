package dev.waybill.catalog.migration.carry;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileEvent;
import dev.waybill.file.FileId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Kafka, and a catalog that hears of it when a test says so. */
final class Heard implements Announcements {

    final CatalogFiles files = new InMemoryCatalogFiles();
    final List<EventEnvelope> events = new CopyOnWriteArrayList<>();
    boolean away;

    @Override
    public void publish(EventEnvelope event) {
        if (away) {
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "Kafka is away");
        }
        events.add(event);
    }

    /** The catalog hears of all that was told. */
    boolean catchUp() {
        events.forEach(this::hear);
        return true;
    }

    /** The catalog hears of something else. */
    void hear(EventEnvelope event) {
        CatalogEntry before = files.findById(event.event().id()).orElse(null);
        CatalogEntry after = before == null ? CatalogEntry.of(event) : before.apply(event);
        if (after != before) {
            files.saveAll(List.of(after));
        }
    }

    CatalogEntry entry(FileId id) {
        return files.findById(id).orElseThrow();
    }

    <T extends FileEvent> List<T> of(Class<T> type) {
        return events.stream()
                .map(EventEnvelope::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** The ids of all that was told, each once. */
    List<String> ids() {
        return events.stream().map(EventEnvelope::eventId).distinct().toList();
    }
}
