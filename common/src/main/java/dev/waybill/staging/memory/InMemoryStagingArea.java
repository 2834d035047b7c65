package dev.waybill.staging.memory;

import dev.waybill.file.FileId;
import dev.waybill.staging.MeasuredBody;
import dev.waybill.staging.StagedBytes;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingUsage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A staging area that is as durable as the process. */
public final class InMemoryStagingArea implements StagingArea {

    private final Map<FileId, Bytes> staged = new ConcurrentHashMap<>();

    @Override
    public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
        MeasuredBody measured = new MeasuredBody(body, limit);
        staged.put(id, new Bytes(measured.readAllBytes(), Instant.now()));
        return measured.receipt();
    }

    @Override
    public Optional<StagedFile> find(FileId id) {
        return Optional.ofNullable(staged.get(id));
    }

    @Override
    public void delete(FileId id) {
        staged.remove(id);
    }

    @Override
    public void list(Consumer<StagedBytes> each) {
        staged.forEach((id, bytes) -> each.accept(new StagedBytes(id, bytes.size(), bytes.since())));
    }

    @Override
    public StagingUsage usage() {
        StagingUsage usage = StagingUsage.EMPTY;
        for (Bytes bytes : staged.values()) {
            usage = usage.plus(bytes.size(), bytes.since());
        }
        return usage;
    }

    @Override
    public int sweep(Duration age) {
        return 0;
    }

    private record Bytes(byte[] content, Instant since) implements StagedFile {

        @Override
        public long size() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }
}
