package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.local.LocalObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    private Path root;

    private Sources sources(@Nullable Path directory) {
        SourceDirectory source = new SourceDirectory(directory);
        List<Source> known = new ArrayList<>();
        known.add(new LocalStorageSource(new InMemoryCatalogFiles(), ObjectStores.only(LocalObjectStore.open(root))));
        Layout.ALL.forEach(layout -> known.add(new TreeSource(source, layout, new Drafting(new ObjectKey("index")))));
        return new Sources(source, known);
    }

    @Test
    void they_are_found_by_the_names_that_people_type() {
        assertThat(names(List.of("event_media", "Job-Documents", "images", " event-media")))
                .containsExactly("job-documents", "event-media", "images");
    }

    @Test
    void all_means_those_that_are_there() {
        new Tree(root).put("images/x.png", "x");
        new Tree(root).put("uploads/jobs/j1/invoice/x.pdf", "x");

        assertThat(names(List.of("all"))).containsExactly("job-documents", "images");
        assertThat(names(List.of())).containsExactly("job-documents", "images");
        assertThat(names(List.of("images", "all"))).containsExactly("job-documents", "images");
    }

    @Test
    void a_name_that_is_none_is_answered_with_those_that_are() {
        assertRefused(
                () -> sources(root).named(List.of("pictures")), "pictures", "local, documents, job-documents", "all");
    }

    @Test
    void that_there_is_nothing_is_said_rather_than_done_in_no_time() {
        assertRefused(() -> sources(root).named(List.of()), "is empty");
        new Tree(root).put("notes.txt", "x");
        assertRefused(() -> sources(root).named(List.of()), "nothing to move");
        assertRefused(() -> sources(null).named(List.of()), "MIGRATION_SOURCE_DIR is not set");
    }

    @Test
    void the_directory_is_checked() {
        new Tree(root).put("file", "x");

        sources(root).check();
        assertRefused(() -> sources(null).check(), "not set");
        assertRefused(() -> sources(root.resolve("nowhere")).check(), "nowhere", "mounted");
        assertRefused(() -> sources(root.resolve("file")).check(), "no directory");
    }

    private List<String> names(List<String> wanted) {
        return sources(root).named(wanted).stream().map(Source::name).toList();
    }

    private static void assertRefused(Runnable attempt, String... message) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(attempt::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_SOURCE))
                .satisfies(e -> assertThat(e.message()).contains(message));
    }
}
