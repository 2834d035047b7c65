package dev.waybill.chaos.cluster;

import dev.waybill.chaos.disk.PowerCutDisk;
import dev.waybill.chaos.disk.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where staging lies: a directory, or a disk of its own. */
final class StagingDisk implements AutoCloseable {

    private static final long PLENTY = 1L << 30;
    private static final long LITTLE = 24L << 20;
    private static final long MANY_FILES = 100_000;
    private static final long FEW_FILES = 60;

    private final Path directory;
    private final @Nullable AutoCloseable disk;

    private StagingDisk(Path directory, @Nullable AutoCloseable disk) {
        this.directory = directory;
        this.disk = disk;
    }

    /** @throws IOException when there can be no such disk on this machine */
    static StagingDisk mount(Plan.Disk kind, Path directory) throws IOException {
        Files.createDirectories(directory);
        return new StagingDisk(
                directory,
                switch (kind) {
                    case ORDINARY -> null;
                    case POWER_CUT -> PowerCutDisk.mount(directory, directory.resolveSibling("staging.img"), PLENTY);
                    case SMALL -> SmallDisk.mount(directory, LITTLE, MANY_FILES);
                    case FEW_FILES -> SmallDisk.mount(directory, PLENTY, FEW_FILES);
                });
    }

    /** Why there can be no such disk on this machine, or empty. */
    static Optional<String> whyNot(Plan.Disk kind) {
        return switch (kind) {
            case ORDINARY -> Optional.empty();
            case POWER_CUT -> PowerCutDisk.whyNot();
            case SMALL, FEW_FILES -> SmallDisk.whyNot();
        };
    }

    /** In a directory of its own, since the root of a disk has what is the disk's. */
    Path staging() {
        return disk == null ? directory : directory.resolve("area");
    }

    /** @throws IllegalStateException when it is no such disk */
    PowerCutDisk powerCut() {
        if (disk instanceof PowerCutDisk cuttable) {
            return cuttable;
        }
        throw new IllegalStateException("staging lies on no disk whose power can be cut");
    }

    @Override
    public void close() {
        try {
            if (disk != null) {
                disk.close();
            }
        } catch (Exception e) {
            System.err.println("the disk of staging stays behind: " + e.getMessage());
        }
    }
}
