package dev.waybill.staging;

import dev.waybill.file.FileId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A staging area in front of another, for those that change one of its calls. */
public class ForwardingStagingArea implements StagingArea {

    private final StagingArea staging;

    public ForwardingStagingArea(StagingArea staging) {
        this.staging = staging;
    }

    @Override
    public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
        return staging.stage(id, body, limit);
    }

    @Override
    public Optional<StagedFile> find(FileId id) throws IOException {
        return staging.find(id);
    }

    @Override
    public void delete(FileId id) throws IOException {
        staging.delete(id);
    }

    @Override
    public void list(Consumer<StagedBytes> each) throws IOException {
        staging.list(each);
    }

    @Override
    public StagingUsage usage() throws IOException {
        return staging.usage();
    }

    @Override
    public int sweep(Duration age) throws IOException {
        return staging.sweep(age);
    }
}
