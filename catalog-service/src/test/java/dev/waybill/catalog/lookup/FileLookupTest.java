package dev.waybill.catalog.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.access.Caller;
import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLookupTest {

    private final CatalogFiles files = new InMemoryCatalogFiles();
    private final AtomicInteger waits = new AtomicInteger();
    private Runnable meanwhile = () -> {};
    private final FileLookup lookup = new FileLookup(files, patience -> {
        waits.incrementAndGet();
        meanwhile.run();
        return true;
    });
    private final FileDetails file = Samples.file();

    @Test
    void findsByNameKeyAndId() {
        save(CatalogEntry.of(Samples.stored(file)));
        for (String known :
                List.of(file.filename().value(), file.key().value(), file.id().toString())) {
            assertThat(lookup.find(FileReference.parse(known), Caller.ANYONE).id())
                    .isEqualTo(file.id());
        }
        assertThat(waits).hasValue(0);
    }

    @Test
    void waitsForWhatIsNotKnownYet() {
        meanwhile = () -> save(CatalogEntry.of(Samples.staged(file)));
        assertThat(lookup.find(file.id(), Caller.ANYONE).status()).isEqualTo(FileStatus.STAGED);
    }

    @Test
    void waitsForWhatMayBeStoredByNow() {
        CatalogEntry staged = save(CatalogEntry.of(Samples.staged(file)));
        meanwhile = () -> save(staged.apply(Samples.stored(file)));
        assertThat(lookup.find(file.id(), Caller.ANYONE).status()).isEqualTo(FileStatus.STORED);
        assertThat(waits).hasValue(1);
    }

    @Test
    void somebodyElsesFileTakesAsLongAsOneThatIsNotThere() {
        save(CatalogEntry.of(Samples.stored(file)));
        assertThatThrownBy(() -> lookup.find(file.id(), new Caller("other", false, Set.of())))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThat(waits).hasValue(1);
    }

    @Test
    void whatIsStillUnknownThenIsNotThere() {
        assertThatThrownBy(() -> lookup.find(FileId.next(), Caller.ANYONE))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a//b", "/a", "a/", "a b", "%2e", "a\\b", "é", "a/../b"})
    void whatNoFileCanBeCalledIsRefused(String text) {
        assertThatThrownBy(() -> FileReference.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private CatalogEntry save(CatalogEntry entry) {
        files.saveAll(List.of(entry));
        return entry.saved();
    }
}
