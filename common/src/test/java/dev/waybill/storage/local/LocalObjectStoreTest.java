package dev.waybill.storage.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.SampleFiles;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStoreContract;
import dev.waybill.storage.PutOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest extends ObjectStoreContract {

    private static final byte[] CONTENT = "hello".getBytes(UTF_8);

    @TempDir
    private Path temporary;

    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private Path root = Path.of("");
    private ObjectStore store = LocalObjectStore.open(root);

    @BeforeEach
    void makeStore() throws IOException {
        root = temporary.resolve("files");
        store = LocalObjectStore.create(root);
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Override
    protected ObjectStore storeOfAnotherProcess() {
        return LocalObjectStore.open(root);
    }

    @Override
    protected StagedFile staged(FileDetails file, byte[] content) throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        return staging.find(file.id()).orElseThrow();
    }

    @Override
    protected void putForeign(ObjectKey key, byte[] content) throws IOException {
        Path place = root.resolve(key.value());
        Files.createDirectories(place.getParent());
        Files.write(place, content);
    }

    /** Its bytes can be altered behind its back, so it vouches for none. */
    @Override
    protected boolean keepsSha256(int size) {
        return false;
    }

    private PutOutcome put(FileDetails file) throws IOException {
        return store.putIfAbsent(file, staged(file, CONTENT));
    }

    private static void assertFails(ErrorCode code, ThrowingCallable call) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void keepsObjectsAtThePathsThatTheirKeysSpell() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);

        put(file);

        assertThat(root.resolve(file.key().value())).hasBinaryContent(CONTENT);
        assertThat(root.resolve(".waybill~/parts")).isEmptyDirectory();
    }

    @Test
    void goesOnWhereAKilledProcessHadClaimedTheKeyOnly() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file);
        Files.delete(root.resolve(file.key().value()));

        assertThat(store.find(file.key())).isEmpty();
        assertThat(put(file)).isEqualTo(PutOutcome.VERIFIED);

        assertThat(store.find(file.key()).orElseThrow().isOf(file)).isTrue();
    }

    @Test
    void leavesAKeyToWhoeverHasClaimedItFirst() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file);
        Files.delete(root.resolve(file.key().value()));

        assertThat(put(SampleFiles.rivalOf(file, CONTENT))).isEqualTo(PutOutcome.OCCUPIED);

        assertThat(put(file)).isEqualTo(PutOutcome.VERIFIED);
    }

    @Test
    void letsGoOfAKeyThatAPutOfTheSameFileHadClaimedOnly() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        FileDetails rival = SampleFiles.rivalOf(file, CONTENT);
        claimOnly(file);

        store.release(rival);
        assertThat(put(rival)).isEqualTo(PutOutcome.OCCUPIED);

        store.release(file);
        assertThat(put(rival)).isEqualTo(PutOutcome.VERIFIED);
    }

    @Test
    void letsGoOfNoKeyWhereAnObjectLies() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file);

        store.release(file);

        assertThat(store.find(file.key()).orElseThrow().isOf(file)).isTrue();
    }

    @Test
    void aKeyThatSomebodyClaimedLongAgoAndNeverUsedIsTakenAndStillTheirs() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        FileDetails rival = SampleFiles.rivalOf(file, CONTENT);
        Path claim = claimOnly(file);
        assertThat(put(rival)).isEqualTo(PutOutcome.OCCUPIED);
        Files.setLastModifiedTime(claim, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));

        assertFails(ErrorCode.KEY_TAKEN, () -> put(rival));

        assertThat(put(file)).isEqualTo(PutOutcome.VERIFIED);
        assertThat(put(rival)).isEqualTo(PutOutcome.OCCUPIED);
    }

    /** As a process that was killed right after claiming. */
    private Path claimOnly(FileDetails file) throws IOException {
        put(file);
        Files.delete(root.resolve(file.key().value()));
        return root.resolve(".waybill~/claims/" + file.key() + "~");
    }

    @Test
    void anObjectWhoseClaimIsUnreadableIsNobodys() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        put(file);
        Files.writeString(root.resolve(".waybill~/claims/" + file.key() + "~"), "{");

        assertThat(store.find(file.key()).orElseThrow().fileId()).isEmpty();
        assertThat(put(file)).isEqualTo(PutOutcome.OCCUPIED);
    }

    @Test
    void whatNeedsAPlaceOfAnothersFailsForGood() throws IOException {
        FileDetails file = SampleFiles.at(new ObjectKey("uploads/a"), CONTENT);
        put(file);
        FileDetails below = SampleFiles.at(new ObjectKey("uploads/a/b/c"), CONTENT);
        FileDetails above = SampleFiles.at(new ObjectKey("uploads"), CONTENT);

        assertFails(ErrorCode.KEY_TAKEN, () -> put(below));
        assertFails(ErrorCode.KEY_TAKEN, () -> put(above));

        assertThat(stored(file.key())).isEqualTo(CONTENT);
        store.delete(above.key());
        assertThat(stored(file.key())).isEqualTo(CONTENT);
    }

    @Test
    void aSegmentThatNoFileSystemTakesFailsForGood() {
        FileDetails file = SampleFiles.at(new ObjectKey("uploads/" + "a".repeat(255)), CONTENT);

        assertFails(ErrorCode.BAD_EVENT, () -> put(file));
    }

    @Test
    void aDirectoryThatIsNotMountedIsNoEmptyStore() throws IOException {
        FileDetails file = SampleFiles.withContent(CONTENT);
        StagedFile staged = staged(file, CONTENT);
        Path unmounted = Files.createDirectory(temporary.resolve("unmounted"));
        ObjectStore away = LocalObjectStore.open(unmounted);

        Stream.<Consumer<ObjectStore>>of(
                        ObjectStore::check,
                        s -> s.find(file.key()),
                        s -> s.open(file.key()),
                        s -> s.putIfAbsent(file, staged),
                        s -> s.delete(file.key()))
                .forEach(call -> assertThatExceptionOfType(WaybillException.class)
                        .isThrownBy(() -> call.accept(away))
                        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE))
                        .satisfies(e -> assertThat(e.message()).doesNotContain(unmounted.toString())));

        assertThat(unmounted).isEmptyDirectory();
    }

    @Test
    void clearsAwayAtStartWhatWasLeftHalfWritten() throws IOException {
        Path parts = root.resolve(".waybill~/parts");
        Path old = Files.createFile(parts.resolve("old"));
        Path running = Files.createFile(parts.resolve("running"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));

        LocalObjectStore.create(root);

        assertThat(old).doesNotExist();
        assertThat(running).exists();
    }
}
