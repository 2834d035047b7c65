package dev.waybill.staging.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.file.FileId;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingAreaContract;
import dev.waybill.staging.StagingUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
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
        return DirectoryStagingArea.create(directory());
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
        assertThat(area.sweep(Duration.ofMinutes(-1))).isZero();
        assertThat(readme).exists();
    }

    /** An unmounted directory must not look like files that are gone: those fail for good. */
    @Test
    void aDirectoryThatWentAwayIsAnErrorAndNotAMissingFile() throws IOException {
        StagingArea area = area();
        Files.delete(marker());
        Files.delete(directory());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> area.find(FileId.next()));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> area.delete(FileId.next()));
        assertThatExceptionOfType(IOException.class).isThrownBy(area::usage);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> area.stage(FileId.next(), InputStream.nullInputStream(), 0));
    }

    @Test
    void aDirectoryThatNobodyTakesBytesInToIsAnErrorUntilSomebodyDoes() throws IOException {
        StagingArea reader = DirectoryStagingArea.open(directory());
        assertNoStagingArea(reader);
        assertThat(directory()).doesNotExist();

        Files.createDirectories(directory()); // as a mount point without its mount
        assertNoStagingArea(reader);
        assertThat(directory()).isEmptyDirectory();

        area();
        assertThat(reader.find(FileId.next())).isEmpty();
        reader.delete(FileId.next());
    }

    private static void assertNoStagingArea(StagingArea area) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> area.find(FileId.next()))
                .withMessageEndingWith("is not a staging area: the marker .waybill-staging is missing; is it mounted?");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> area.delete(FileId.next()));
    }

    @Test
    void aMarkerThatSomebodyRemovedComesBackWithTheNextFile() throws IOException {
        StagingArea area = area();
        Files.delete(marker());

        area.stage(FileId.next(), InputStream.nullInputStream(), 0);

        assertThat(marker()).exists();
        assertThat(area.find(FileId.next())).isEmpty();
    }

    private Path marker() {
        return directory().resolve(DirectoryStagingArea.MARKER);
    }

    @Test
    void aMediumThatFailsWhileItIsListedIsACheckedError() {
        var failure = new IOException("input/output error");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> DirectoryStagingArea.list(new FailingListing(failure)))
                .isSameAs(failure);
    }

    private record FailingListing(IOException failure) implements DirectoryStream<Path> {

        @Override
        public Iterator<Path> iterator() {
            throw new DirectoryIteratorException(failure);
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
