package dev.waybill.chaos.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.waybill.chaos.disk.SmallDisk#available")
class SmallDiskTest {

    private static final int SIZE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void takesNoMoreBytesThanItHas() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory, SIZE, 100)) {
            Path file = disk.directory().resolve("file");
            assertThatIOException()
                    .isThrownBy(() -> Files.write(file, new byte[SIZE + 1]))
                    .withMessageContaining("No space left");
            Files.delete(file);
            assertThat(Files.write(file, new byte[SIZE])).hasSize(SIZE);
        }
    }

    @Test
    void takesNoMoreFilesThanItHasInodes() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(directory, SIZE, 3)) {
            Files.createFile(disk.directory().resolve("one"));
            Files.createFile(disk.directory().resolve("two"));
            assertThatIOException()
                    .isThrownBy(() -> Files.createFile(disk.directory().resolve("three")))
                    .withMessageContaining("No space left");
        }
    }

    @Test
    void isGoneWithAllInItOnceClosedEvenWhileAFileIsOpen() throws IOException {
        SmallDisk disk = SmallDisk.mount(directory, SIZE, 100);
        try (var open = Files.newOutputStream(disk.directory().resolve("open"))) {
            open.write(1);
            disk.close();
            disk.close();
            assertThat(directory).isEmptyDirectory();
        }
    }
}
