package dev.waybill.worker.store;

import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static dev.waybill.worker.TestFiles.withBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.memory.InMemoryObjectStore;
import dev.waybill.worker.ForwardingObjectStore;
import dev.waybill.worker.RecordedOutcomes;
import dev.waybill.worker.TestFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractComparableAssert;
import org.junit.jupiter.api.Test;

class StoreFileTest {

    private final byte[] content = bytes(1000);
    private final FileDetails file = fileOf(content);
    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final InMemoryObjectStore bucket = new InMemoryObjectStore();
    private final RecordedOutcomes outcomes = new RecordedOutcomes();

    @Test
    void storesTheBytesThenSaysSoThenDropsTheStagedOnes() throws IOException {
        stage(file, content);

        assertThat(store(bucket)).isEqualTo(new StoreResult.Stored(false));

        assertThat(bucket.open(file.key()).readAllBytes()).isEqualTo(content);
        assertThat(outcomes.told).containsExactly(new FileStored(file, bucket.bucket()));
        assertThat(staging.find(file.id())).isEmpty();
    }

    @Test
    void saysTheSameAgainOnARedelivery() throws IOException {
        stage(file, content);
        store(bucket);

        assertThat(store(bucket)).isEqualTo(new StoreResult.Stored(true));

        assertThat(outcomes.told).hasSize(2).containsOnly(new FileStored(file, bucket.bucket()));
    }

    @Test
    void keepsTheStagedBytesUntilTheOutcomeIsAcknowledged() throws IOException {
        stage(file, content);
        outcomes.away = true;

        assertThatTrying(bucket).isEqualTo(ErrorCode.KAFKA_UNAVAILABLE);

        assertThat(staging.find(file.id())).isPresent();
        outcomes.away = false;
        assertThat(store(bucket)).isEqualTo(new StoreResult.Stored(true));
        assertThat(staging.find(file.id())).isEmpty();
    }

    @Test
    void neverTouchesAnotherFilesObject() throws IOException {
        byte[] others = bytes(10);
        putAnother(others);
        stage(file, content);

        assertFails(bucket, ErrorCode.KEY_TAKEN);

        assertThat(bucket.open(file.key()).readAllBytes()).isEqualTo(others);
        assertThat(staging.find(file.id())).isPresent();
    }

    @Test
    void takesAnObjectWithItsIdButAnotherDigestForAnothers() throws IOException {
        byte[] before = bytes(20);
        FileDetails earlier = withBytes(file, before);
        stage(earlier, before);
        bucket.putIfAbsent(earlier, staging.find(file.id()).orElseThrow());
        stage(file, content);

        assertFails(bucket, ErrorCode.KEY_TAKEN);

        assertThat(bucket.open(file.key()).readAllBytes()).isEqualTo(before);
    }

    @Test
    void failsWhatHasNeitherStagedBytesNorAnObject() {
        assertFails(bucket, ErrorCode.BYTES_MISSING);
    }

    @Test
    void doesNotTakeABucketThatIsAwayForAMissingObject() {
        var away = new ForwardingObjectStore(bucket) {
            @Override
            public Optional<StoredObject> find(ObjectKey key) {
                throw new WaybillException(ErrorCode.S3_BUCKET_NOT_FOUND, "away");
            }
        };

        assertThatTrying(away).isEqualTo(ErrorCode.S3_BUCKET_NOT_FOUND);
        assertThat(outcomes.told).isEmpty();
    }

    @Test
    void failsStagedBytesOfAnotherSize() throws IOException {
        stage(file, bytes(999));

        assertFails(bucket, ErrorCode.CHECKSUM_MISMATCH);

        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(staging.find(file.id())).isPresent();
    }

    @Test
    void failsStagedBytesOfAnotherDigest() throws IOException {
        byte[] flipped = content.clone();
        flipped[500] ^= 1;
        stage(file, flipped);

        assertFails(bucket, ErrorCode.CHECKSUM_MISMATCH);
    }

    @Test
    void waitsWhileStagingDoesNotAnswer() {
        var away = new ForwardingStagingArea(staging) {
            @Override
            public Optional<StagedFile> find(FileId id) throws IOException {
                throw new IOException("away");
            }
        };

        assertThatTrying(away, bucket).isEqualTo(ErrorCode.STAGING_UNAVAILABLE);
        assertThat(outcomes.told).isEmpty();
    }

    @Test
    void putsAgainWhatTheStoreHasAltered() throws IOException {
        stage(file, content);
        var store = new DescribedStore() {
            @Override
            StoredObject describe(StoredObject found) {
                return described(found, file.size(), Optional.of(Sha256.of(bytes(7))), true);
            }
        };
        assertThatTrying(store).isEqualTo(ErrorCode.S3_CORRUPTED);
        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(outcomes.told).isEmpty();

        assertThat(store(bucket)).isEqualTo(new StoreResult.Stored(false));
    }

    @Test
    void putsAgainWhatTheStoreHasCutShort() throws IOException {
        stage(file, content);
        var store = new DescribedStore() {
            @Override
            StoredObject describe(StoredObject found) {
                return described(found, 3, Optional.empty(), true);
            }
        };
        assertThatTrying(store).isEqualTo(ErrorCode.S3_CORRUPTED);
        assertThat(bucket.find(file.key())).isEmpty();
    }

    @Test
    void readsBackWhatTheStoreKeepsNoDigestOf() throws IOException {
        stage(file, content);
        var store = new DescribedStore() {
            @Override
            public InputStream open(ObjectKey key) {
                byte[] flipped = content.clone();
                flipped[0] ^= 1;
                return new ByteArrayInputStream(flipped);
            }
        };
        assertThatTrying(store).isEqualTo(ErrorCode.S3_CORRUPTED);

        assertThat(store(new DescribedStore())).isEqualTo(new StoreResult.Stored(false));
    }

    @Test
    void failsWhatWasCopiedFromOtherStagedBytesThanAnnounced() throws IOException {
        stage(file, content);
        StagedFile right = staging.find(file.id()).orElseThrow();
        byte[] flipped = content.clone();
        flipped[0] ^= 1;
        stage(file, flipped);
        var copying = new DescribedStore() {
            @Override
            public PutOutcome putIfAbsent(FileDetails file, StagedFile unread) {
                return super.putIfAbsent(file, right); // memory refuses the others, which a copy does not look at
            }

            @Override
            public InputStream open(ObjectKey key) {
                return new ByteArrayInputStream(flipped);
            }
        };

        assertFails(copying, ErrorCode.CHECKSUM_MISMATCH);

        assertThat(bucket.find(file.key())).isEmpty();
        assertThat(staging.find(file.id())).isPresent();
    }

    @Test
    void waitsWhileTheStoreDoesNotEncryptAndThenPutsAgain() throws IOException {
        stage(file, content);
        var plain = new DescribedStore() {
            @Override
            StoredObject describe(StoredObject found) {
                return described(found, file.size(), Optional.of(file.sha256()), false);
            }
        };
        assertThatTrying(plain).isEqualTo(ErrorCode.S3_ENCRYPTION_MISSING);
        assertThat(outcomes.told).isEmpty();

        assertThat(store(bucket)).isEqualTo(new StoreResult.Stored(false));
    }

    @Test
    void neverDeletesAnObjectWhoseStagedBytesAreGone() throws IOException {
        stage(file, content);
        store(bucket);
        outcomes.told.clear();
        var altered = new DescribedStore() {
            @Override
            StoredObject describe(StoredObject found) {
                return described(found, file.size(), Optional.of(Sha256.of(bytes(7))), true);
            }
        };

        assertFails(altered, ErrorCode.BYTES_MISSING);

        assertThat(bucket.find(file.key())).isPresent();
    }

    @Test
    void triesAgainWhenTheObjectVanishesRightAfterThePut() throws IOException {
        stage(file, content);
        var forgetful = new ForwardingObjectStore(bucket) {
            @Override
            public Optional<StoredObject> find(ObjectKey key) {
                return Optional.empty();
            }
        };

        assertThatTrying(forgetful).isEqualTo(ErrorCode.S3_UNAVAILABLE);
    }

    /** As where another file has claimed the key in local storage: that is no trouble of S3's. */
    @Test
    void saysWhichKindOfStoreTheObjectVanishedFrom() throws IOException {
        stage(file, content);
        var forgetful = new ForwardingObjectStore(bucket) {
            @Override
            public boolean encrypts() {
                return false;
            }

            @Override
            public Optional<StoredObject> find(ObjectKey key) {
                return Optional.empty();
            }
        };

        assertThatTrying(forgetful).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
    }

    @Test
    void asksNoEncryptionOfAStoreThatSaysItHasNone() throws IOException {
        stage(file, content);
        var plain = new DescribedStore() {
            @Override
            public boolean encrypts() {
                return false;
            }

            @Override
            StoredObject describe(StoredObject found) {
                return described(found, found.size(), Optional.empty(), false);
            }
        };

        assertThat(store(plain)).isEqualTo(new StoreResult.Stored(false));
        assertThat(store(plain)).isEqualTo(new StoreResult.Stored(true));
    }

    /** As when S3 has been set up since the file was stored locally. */
    @Test
    void saysAgainWhereAFileWasStoredBeforeTheSettingsNamedAnotherStore() throws IOException {
        stage(file, content);
        var former = new ForwardingObjectStore(new InMemoryObjectStore()) {
            @Override
            public String bucket() {
                return ObjectStores.LOCAL;
            }
        };
        store(former);
        ObjectStores stores = new ObjectStores(bucket, List.of(former), name -> former);

        assertThat(new StoreFile(staging, stores, outcomes).store(new FileStaged(file, 3), "cause"))
                .isEqualTo(new StoreResult.Stored(true));

        assertThat(outcomes.told).hasSize(2).containsOnly(new FileStored(file, ObjectStores.LOCAL));
        assertThat(bucket.find(file.key())).isEmpty();
    }

    private void stage(FileDetails file, byte[] content) throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
    }

    private void putAnother(byte[] content) throws IOException {
        FileDetails other = TestFiles.at(file.key(), content);
        stage(other, content);
        bucket.putIfAbsent(other, staging.find(other.id()).orElseThrow());
    }

    private StoreResult store(ObjectStore store) {
        return new StoreFile(staging, ObjectStores.only(store), outcomes).store(new FileStaged(file, 3), "cause");
    }

    private AbstractComparableAssert<?, ErrorCode> assertThatTrying(ObjectStore store) {
        return assertThatTrying(staging, store);
    }

    private AbstractComparableAssert<?, ErrorCode> assertThatTrying(StagingArea staging, ObjectStore store) {
        var storeFile = new StoreFile(staging, ObjectStores.only(store), outcomes);
        var thrown = assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> storeFile.store(new FileStaged(file, 3), "cause"))
                .actual();
        assertThat(thrown.code().retryable()).isTrue();
        return assertThat(thrown.code());
    }

    private void assertFails(ObjectStore store, ErrorCode code) {
        StoreResult result = store(store);
        assertThat(result).isInstanceOfSatisfying(StoreResult.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(code);
            assertThat(outcomes.told).containsExactly(new FileFailed(file, code, failed.message(), 3));
        });
    }

    /** A store that checks nothing itself, and describes objects as a test says. */
    private class DescribedStore extends ForwardingObjectStore {

        DescribedStore() {
            super(bucket);
        }

        @Override
        public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
            PutOutcome outcome = super.putIfAbsent(file, bytes);
            return outcome == PutOutcome.VERIFIED ? PutOutcome.UNVERIFIED : outcome;
        }

        @Override
        public Optional<StoredObject> find(ObjectKey key) {
            return super.find(key).map(this::describe);
        }

        StoredObject describe(StoredObject found) {
            return described(found, found.size(), Optional.empty(), true);
        }

        static StoredObject described(StoredObject found, long size, Optional<Sha256> storeSha256, boolean aes256) {
            return new StoredObject(
                    found.key(),
                    size,
                    found.fileType(),
                    found.fileId(),
                    found.claimedSha256(),
                    storeSha256,
                    aes256,
                    found.version(),
                    false);
        }
    }
}
