package dev.waybill.ingest.idempotency.memory;

import dev.waybill.ingest.idempotency.DurableRecords;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Records that are as durable as the process. */
public final class InMemoryRecords implements DurableRecords {

    private final Map<String, Entry> records = new ConcurrentHashMap<>();

    @Override
    public boolean create(String name, byte[] content) {
        return records.putIfAbsent(name, new Entry(content, Instant.now())) == null;
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(records.get(name)).map(Entry::content);
    }

    @Override
    public void replace(String name, byte[] content) {
        records.put(name, new Entry(content, Instant.now()));
    }

    @Override
    public void delete(String name) {
        records.remove(name);
    }

    @Override
    public int sweep(Instant before) {
        int count = records.size();
        records.values().removeIf(entry -> entry.written().isBefore(before));
        return count - records.size();
    }

    private record Entry(byte[] content, Instant written) {}
}
