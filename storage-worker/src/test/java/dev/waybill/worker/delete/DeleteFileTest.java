package dev.waybill.worker.delete;

import static dev.waybill.worker.TestFiles.at;
import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.local.LocalObjectStore;
import dev.waybill.storage.memory.InMemoryObjectStore;
import dev.waybill.worker.ForwardingObjectStore;
import dev.waybill.worker.RecordedOutcomes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeleteFileTest {

    private final byte[] content = bytes(100);
    private final FileDetails file = fileOf(content);
    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final InMemoryObjectStore bucket = new InMemoryObjectStore();
    private final RecordedOutcomes outcomes = new RecordedOutcomes();

    @Test
    void removesTheObjectAndTheStagedBytes() throws IOException {
        put(file);

        assertThat(delete(bucket)).isEqualTo(DeleteResult.DELETED);

        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(staging.find(file.id())).isEmpty();
        assertThat(outcomes.told).containsExactly(new FileDeleted(file));
    }

    @Test
    void saysTheSameWhenAskedAgain() throws IOException {
        put(file);
        delete(bucket);

        assertThat(delete(bucket)).isEqualTo(DeleteResult.ABSENT);

        assertThat(outcomes.told).hasSize(2).containsOnly(new FileDeleted(file));
    }

    @Test
    void leavesAnotherFilesObjectAlone() throws IOException {
        put(at(file.key(), content));

        assertThat(delete(bucket)).isEqualTo(DeleteResult.FOREIGN);

        assertThat(bucket.find(file.key())).isPresent();
    }

    @Test
    void saysNothingWhileTheBucketIsAway() {
        var away = new ForwardingObjectStore(bucket) {
            @Override
            public void check() {
                throw new WaybillException(ErrorCode.S3_BUCKET_NOT_FOUND, "away");
            }
        };

        assertThatExceptionOfType(WaybillException.class).isThrownBy(() -> delete(away));
        assertThat(outcomes.told).isEmpty();
    }

    @Test
    void removesAnObjectFromWhereItWasStoredBeforeTheSettingsNamedAnotherStore() throws IOException {
        put(file);
        ObjectStores stores = new ObjectStores(new InMemoryObjectStore(), List.of(bucket), name -> bucket);

        assertThat(new DeleteFile(staging, stores, outcomes).delete(FileDeletionRequested.of(file), "cause"))
                .isEqualTo(DeleteResult.DELETED);

        assertThat(bucket.find(file.key())).isEmpty();
    }

    /** As when the settings named one bucket, then another, and now a third. */
    @Test
    void removesAnObjectFromABucketThatOnlyTheRequestNames() throws IOException {
        put(file);
        ObjectStores stores =
                new ObjectStores(named("now"), List.of(), name -> name.equals(bucket.bucket()) ? bucket : named(name));

        assertThat(delete(stores, "elsewhere")).isEqualTo(DeleteResult.ABSENT);
        assertThat(bucket.find(file.key())).isPresent();
        assertThat(delete(stores, bucket.bucket())).isEqualTo(DeleteResult.DELETED);

        assertThat(bucket.find(file.key())).isEmpty();
    }

    @Test
    void looksWhereItLookedBeforeWhenTheNamedBucketHasOnlyAnothersObject() throws IOException {
        put(file);
        InMemoryObjectStore named = new InMemoryObjectStore();
        FileDetails other = at(file.key(), content);
        staging.stage(other.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        named.putIfAbsent(other, staging.find(other.id()).orElseThrow());
        ObjectStores stores = new ObjectStores(bucket, List.of(), name -> named);

        assertThat(delete(stores, "former")).isEqualTo(DeleteResult.DELETED);

        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(named.find(file.key())).isPresent();
    }

    @Test
    void saysNothingWhileTheNamedBucketIsAway() {
        var away = new ForwardingObjectStore(new InMemoryObjectStore()) {
            @Override
            public void check() {
                throw new WaybillException(ErrorCode.S3_BUCKET_NOT_FOUND, "away");
            }
        };
        ObjectStores stores = new ObjectStores(bucket, List.of(), name -> away);

        assertThatExceptionOfType(WaybillException.class).isThrownBy(() -> delete(stores, "former"));
        assertThat(outcomes.told).isEmpty();
    }

    @Test
    void removesWhatARelocatedFileLeftWhereItWasToo() throws IOException {
        put(file);
        InMemoryObjectStore former = new InMemoryObjectStore("former");
        putIn(former, file);
        ObjectStores stores = new ObjectStores(bucket, List.of(former), DeleteFileTest::named);

        assertThat(delete(stores, bucket.bucket(), "former")).isEqualTo(DeleteResult.DELETED);

        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(former.find(file.key())).isEmpty();
    }

    @Test
    void leavesAnotherFilesObjectWhereARelocatedFileWas() throws IOException {
        put(file);
        InMemoryObjectStore former = new InMemoryObjectStore("former");
        putIn(former, at(file.key(), content));
        ObjectStores stores = new ObjectStores(bucket, List.of(former), DeleteFileTest::named);

        assertThat(delete(stores, bucket.bucket(), "former")).isEqualTo(DeleteResult.DELETED);

        assertThat(former.find(file.key())).isPresent();
    }

    /** Which credentials of a migration's own lead to: nobody has them any more. */
    @Test
    void waitsForNoBucketThatARelocatedFileWentToAndThatIsNotSetUpHere() throws IOException {
        put(file);
        ObjectStores stores = new ObjectStores(bucket, List.of(), name -> {
            throw new AssertionError(name);
        });

        assertThat(delete(stores, "of-other-credentials", bucket.bucket())).isEqualTo(DeleteResult.DELETED);

        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(outcomes.told).containsExactly(new FileDeleted(file));
    }

    /** The file's put was cut off between claiming its key and naming its bytes. */
    @Test
    void leavesNoClaimThatKeepsOthersFromTheKey(@TempDir Path root) throws IOException {
        ObjectStore local = LocalObjectStore.create(root);
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        local.putIfAbsent(file, staging.find(file.id()).orElseThrow());
        Files.delete(root.resolve(file.key().value()));
        FileDetails next = at(file.key(), content);
        staging.stage(next.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        assertThat(local.putIfAbsent(next, staging.find(next.id()).orElseThrow()))
                .isEqualTo(PutOutcome.OCCUPIED);

        assertThat(delete(local)).isEqualTo(DeleteResult.ABSENT);

        assertThat(local.putIfAbsent(next, staging.find(next.id()).orElseThrow()))
                .isEqualTo(PutOutcome.VERIFIED);
    }

    private static ObjectStore named(String bucket) {
        return new ForwardingObjectStore(new InMemoryObjectStore()) {
            @Override
            public String bucket() {
                return bucket;
            }
        };
    }

    private DeleteResult delete(ObjectStores stores, String bucket) {
        return new DeleteFile(staging, stores, outcomes).delete(new FileDeletionRequested(file, bucket), "cause");
    }

    private DeleteResult delete(ObjectStores stores, String bucket, String former) {
        return new DeleteFile(staging, stores, outcomes)
                .delete(new FileDeletionRequested(file, bucket, former), "cause");
    }

    private void put(FileDetails file) throws IOException {
        putIn(bucket, file);
    }

    private void putIn(ObjectStore store, FileDetails file) throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        store.putIfAbsent(file, staging.find(file.id()).orElseThrow());
    }

    private DeleteResult delete(ObjectStore store) {
        return new DeleteFile(staging, ObjectStores.only(store), outcomes)
                .delete(FileDeletionRequested.of(file), "cause");
    }
}
