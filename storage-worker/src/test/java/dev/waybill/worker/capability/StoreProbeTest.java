package dev.waybill.worker.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.local.LocalObjectStore;
import dev.waybill.storage.memory.InMemoryObjectStore;
import dev.waybill.worker.ForwardingObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreProbeTest {

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final Set<ObjectKey> keys = new HashSet<>();

    @Test
    void aStoreThatCanDoAllOfItMissesNothingAndIsLeftAsItWas() {
        assertThat(missing(new Remembering(store))).isEmpty();
        assertThat(keys).hasSize(1).allSatisfy(key -> {
            assertThat(key.value()).startsWith("waybill-selftest/");
            assertThat(store.find(key)).isEmpty();
        });
    }

    @Test
    void localStorageNeedNotEncrypt(@TempDir Path directory) throws IOException {
        assertThat(missing(LocalObjectStore.create(directory))).isEmpty();
    }

    @Test
    void aStoreThatWritesOverWhatIsThereIsFound() {
        assertThat(missing(new Remembering(store) {
                    @Override
                    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
                        store.delete(file.key());
                        return super.putIfAbsent(file, bytes);
                    }
                }))
                .containsExactly(Capability.CONDITIONAL_PUT);
        assertThat(keys).allSatisfy(key -> assertThat(store.find(key)).isEmpty());
    }

    @Test
    void aStoreThatDropsTheEncryptionOrTheMetadataIsFound() {
        assertThat(missing(describing(o -> new StoredObject(
                        o.key(),
                        o.size(),
                        o.fileType(),
                        o.fileId(),
                        o.claimedSha256(),
                        o.storeSha256(),
                        false,
                        o.version(),
                        false))))
                .containsExactly(Capability.ENCRYPTION);
        assertThat(missing(describing(o -> new StoredObject(
                        o.key(),
                        o.size(),
                        o.fileType(),
                        Optional.empty(),
                        o.claimedSha256(),
                        o.storeSha256(),
                        true,
                        o.version(),
                        false))))
                .containsExactly(Capability.METADATA);
    }

    @Test
    void aStoreThatFlipsAByteIsFound() {
        assertThat(missing(new Remembering(store) {
                    @Override
                    public InputStream open(ObjectKey key) {
                        try (InputStream bytes = super.open(key)) {
                            byte[] content = bytes.readAllBytes();
                            content[3] ^= 1;
                            return new ByteArrayInputStream(content);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }))
                .containsExactly(Capability.SAME_BYTES);
    }

    @Test
    void aStoreThatIsAwaySaysNothingOfWhatItCanDo() {
        assertThatThrownBy(() -> missing(new Remembering(store) {
                    @Override
                    public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
                        throw new WaybillException(ErrorCode.S3_CONNECTION, "no route");
                    }

                    @Override
                    public void delete(ObjectKey key) {
                        throw new WaybillException(ErrorCode.S3_CONNECTION, "no route either");
                    }
                }))
                .isInstanceOf(WaybillException.class)
                .hasMessage("no route");
    }

    private static Set<Capability> missing(ObjectStore tried) {
        return new StoreProbe(tried).missing();
    }

    private ObjectStore describing(UnaryOperator<StoredObject> changed) {
        return new Remembering(store) {
            @Override
            public Optional<StoredObject> find(ObjectKey key) {
                return super.find(key).map(changed);
            }
        };
    }

    private class Remembering extends ForwardingObjectStore {

        Remembering(ObjectStore store) {
            super(store);
        }

        @Override
        public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
            keys.add(file.key());
            return super.putIfAbsent(file, bytes);
        }
    }
}
