package dev.waybill.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the worker's own tests do not say of it. */
class VerifiedPutTest {

    private static final ObjectKey KEY = new ObjectKey("images/2025/06/a.png");

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final VerifiedPut puts = new VerifiedPut(store);
    private final TrialFile file = TrialFile.at(KEY, "some bytes");

    @Test
    void saysWhetherItWasThereAlready() throws IOException {
        assertThat(puts.put(file.file(), file)).isFalse();
        assertThat(puts.put(file.file(), file)).isTrue();
    }

    @Test
    void findsItsOwnObjectWhole() throws IOException {
        puts.put(file.file(), file);
        assertThat(puts.holds(file.file(), store.find(KEY).orElseThrow())).isTrue();

        TrialFile another = TrialFile.at(KEY, "some bytes");
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> puts.holds(another.file(), store.find(KEY).orElseThrow()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.KEY_TAKEN));
    }

    @Test
    void comparesAnothersBytesByWhatTheStoreKeepsAndElseByReadingThem() {
        assertThat(puts.hasBytes(file.file(), foreign("some bytes", true))).isTrue();
        assertThat(puts.hasBytes(file.file(), foreign("some bytes", false))).isTrue();
        assertThat(puts.hasBytes(file.file(), foreign("same bytes", true))).isFalse();
        assertThat(puts.hasBytes(file.file(), foreign("same bytes", false))).isFalse();
        assertThat(puts.hasBytes(file.file(), foreign("other bytes", false))).isFalse();
    }

    private StoredObject foreign(String text, boolean digestKept) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        StoredObject object = new StoredObject(
                KEY,
                content.length,
                Optional.empty(),
                Optional.empty(),
                Optional.of(file.file().sha256()), // what it claims is no proof
                digestKept ? Optional.of(Sha256.of(content)) : Optional.empty(),
                true,
                Optional.empty(),
                false);
        store.put(KEY, object, content);
        return object;
    }
}
