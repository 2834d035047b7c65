package dev.waybill.staging.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingAreaContract;
import dev.waybill.staging.StagingUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStagingAreaTest extends StagingAreaContract {

    @TempDir
    Path parent;

    private Path directory() {
        return parent.resolve("not/there/yet");
    }

    @Override
    protected StagingArea area() throws IOException {
        return new DirectoryStagingArea(directory());
    }

    @Override
    protected StagingArea areaOfAnotherProcess() throws IOException {
        return area();
    }

    @Override
    protected int killWhileStaging(FileId id) throws IOException {
        area();
        Files.writeString(directory().resolve(id + ".1.part"), "half of i");
        return 1;
    }

    @Test
    void aFileThatSomebodyPutThereByHandIsStaged() throws IOException {
        FileId id = FileId.next();
        StagingArea area = area();
        Files.writeString(directory().resolve(id.toString()), "hello");

        try (InputStream body = area.find(id).orElseThrow().open()) {
            assertThat(body.readAllBytes()).asString().isEqualTo("hello");
        }
    }

    @Test
    void otherPeoplesFilesAreNotCountedAndNotSwept() throws IOException {
        StagingArea area = area();
        Path readme = Files.writeString(directory().resolve("README"), "hands off");

        assertThat(area.usage()).isEqualTo(StagingUsage.EMPTY);
        assertThat(area.sweep(java.time.Duration.ofMinutes(-1))).isZero();
        assertThat(readme).exists();
    }

    /** An unmounted directory must not look like files that are gone: those fail for good. */
    @Test
    void aDirectoryThatWentAwayIsAnErrorAndNotAMissingFile() throws IOException {
        StagingArea area = area();
        Files.delete(directory());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> area.find(FileId.next()));
        assertThatExceptionOfType(IOException.class).isThrownBy(area::usage);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> area.stage(FileId.next(), InputStream.nullInputStream(), 0));
    }
}
