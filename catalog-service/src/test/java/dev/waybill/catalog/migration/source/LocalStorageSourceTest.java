package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.catalog.migration.source.Found.Fit;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.local.LocalObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalStorageSourceTest extends SourceContract {

    private final InMemoryCatalogFiles files = new InMemoryCatalogFiles();
    private final InMemoryStagingArea staging = new InMemoryStagingArea();

    @Override
    protected Source source() {
        return new LocalStorageSource(files, ObjectStores.only(LocalObjectStore.open(root)));
    }

    @Override
    protected String add(byte[] content) throws IOException {
        FileDetails sample = Samples.file();
        FileDetails file = Draft.of(sample).details(content.length, Sha256.of(content));
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        LocalObjectStore.create(root).putIfAbsent(file, staging.find(file.id()).orElseThrow());
        save(CatalogEntry.of(Samples.stored(file, ObjectStores.LOCAL)));
        return file.key().value();
    }

    private void save(CatalogEntry entry) {
        files.saveAll(List.of(entry));
    }

    @Test
    void files_keep_their_ids_and_are_known_by_their_digest() throws IOException {
        String path = add("one".getBytes());

        Fit fit = (Fit) walk().getFirst();

        FileDetails file = files.listById(null, 1).getFirst().details();
        assertThat(fit.path()).isEqualTo(path);
        assertThat(fit.sha256()).isEqualTo(file.sha256());
        assertThat(fit.draft()).isEqualTo(Draft.of(file));
    }

    @Test
    void what_lies_in_a_bucket_or_is_not_stored_is_not_told_of() {
        save(CatalogEntry.of(Samples.stored(Samples.file())));
        save(CatalogEntry.of(Samples.staged(Samples.file())));
        FileDetails deleted = Samples.file();
        save(CatalogEntry.of(Samples.stored(deleted, ObjectStores.LOCAL)).apply(Samples.deletionRequested(deleted)));

        assertThat(walk()).isEmpty();
        assertThat(source().isThere()).isFalse();
    }

    @Test
    void there_may_be_more_than_a_page_of_them() {
        for (int n = 0; n < 1_001; n++) {
            save(CatalogEntry.of(Samples.stored(Samples.file(), ObjectStores.LOCAL)));
        }

        assertThat(walk()).hasSize(1_001).extracting(Found::path).doesNotHaveDuplicates();
    }

    @Test
    void local_storage_that_is_away_says_so() {
        save(CatalogEntry.of(Samples.stored(Samples.file(), ObjectStores.LOCAL)));

        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
        assertRefused(
                ErrorCode.STORE_UNAVAILABLE,
                () -> source().bytes(walk().getFirst().path()));
    }
}
