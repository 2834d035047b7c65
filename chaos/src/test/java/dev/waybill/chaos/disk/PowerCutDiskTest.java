package dev.waybill.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.disk.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.waybill.chaos.disk.PowerCutDisk#available")
class PowerCutDiskTest {

    private static final int SIZE = 100_000;

    @TempDir
    Path scratch;

    private PowerCutDisk disk;

    @BeforeEach
    void mount() throws IOException {
        disk = PowerCutDisk.mount(scratch.resolve("disk"), scratch.resolve("image"), 64 << 20);
    }

    @AfterEach
    void unmount() throws IOException {
        disk.close();
    }

    @Test
    void whatWasFlushedIsThereAfterACutAndWhatWasNotIsLost() throws IOException {
        durable("flushed");
        DurableFiles.force(disk.directory());
        Files.write(disk.directory().resolve("not-flushed"), new byte[SIZE]);

        cutAndRestore();

        assertThat(disk.directory().resolve("flushed")).hasSize(SIZE);
        assertThat(disk.directory().resolve("not-flushed")).doesNotExist();
    }

    @Test
    void aFileWhoseNameAloneWasFlushedIsEmpty() throws IOException {
        Files.write(disk.directory().resolve("named"), new byte[SIZE]);
        DurableFiles.force(disk.directory());

        cutAndRestore();

        assertThat(disk.directory().resolve("named")).isEmptyFile();
    }

    @Test
    void aFlushedFileGoesBackToTheNameThatWasFlushed() throws IOException {
        Path part = durable("part");
        DurableFiles.force(disk.directory());
        Files.move(part, disk.directory().resolve("whole"), StandardCopyOption.ATOMIC_MOVE);

        cutAndRestore();

        assertThat(part).hasSize(SIZE);
        assertThat(disk.directory().resolve("whole")).doesNotExist();
    }

    @Test
    void whatIsWrittenBetweenCutAndRestoreIsLostEvenIfFlushed() throws IOException {
        disk.cut();
        durable("late");
        DurableFiles.force(disk.directory());
        disk.restore();
        assertThat(disk.directory().resolve("late")).doesNotExist();
    }

    @Test
    void thePowerCanFailAgainAndAgain() throws IOException {
        durable("first");
        DurableFiles.force(disk.directory());
        cutAndRestore();
        durable("second");
        DurableFiles.force(disk.directory());
        cutAndRestore();
        assertThat(disk.directory()).isDirectoryContaining("glob:**first").isDirectoryContaining("glob:**second");
    }

    @Test
    void thereIsNothingToRestoreWithoutACut() {
        assertThatIllegalStateException().isThrownBy(disk::restore);
    }

    private Path durable(String name) throws IOException {
        Path file = disk.directory().resolve(name);
        DurableFiles.write(new ByteArrayInputStream(new byte[SIZE]), file);
        return file;
    }

    private void cutAndRestore() throws IOException {
        disk.cut();
        disk.restore();
    }
}
