package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.migration.source.Found.Fit;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Source} promises, for every adapter. */
public abstract class SourceContract {

    @TempDir
    protected Path root;

    /** The one under test; what it takes files from is below {@link #root}. */
    protected abstract Source source();

    /** Adds a file. @return its path */
    protected abstract String add(byte[] content) throws IOException;

    protected final Tree tree() {
        return new Tree(root);
    }

    @Test
    void tells_of_every_file_once_with_its_size_and_what_it_is() throws IOException {
        String one = add("one".getBytes(StandardCharsets.UTF_8));
        String empty = add(new byte[0]);

        List<Found> found = walk();

        assertThat(found).extracting(Found::path).containsExactlyInAnyOrder(one, empty);
        for (Found each : found) {
            Fit fit = (Fit) each;
            assertThat(fit.size()).isEqualTo(fit.path().equals(one) ? 3 : 0);
            assertThat(fit.draft().details(fit.size(), Sha256.of(new byte[0])).key())
                    .isEqualTo(fit.draft().key());
        }
        assertThat(source().place()).isNotBlank();
    }

    @Test
    void hands_out_the_bytes_that_lie_there_as_often_as_they_are_asked_for() throws IOException {
        byte[] content = new byte[200_000];
        new Random(1).nextBytes(content);
        String path = add(content);

        StagedFile bytes = source().bytes(path);

        assertThat(bytes.size()).isEqualTo(content.length);
        for (int time = 0; time < 2; time++) {
            try (InputStream stream = bytes.open()) {
                assertThat(stream.readAllBytes()).isEqualTo(content);
            }
        }
    }

    @Test
    void tells_of_the_same_paths_and_keys_every_time() throws IOException {
        add("one".getBytes(StandardCharsets.UTF_8));
        add("two".getBytes(StandardCharsets.UTF_8));

        assertThat(keys(walk())).isEqualTo(keys(walk())).hasSize(2);
    }

    @Test
    void leaves_everything_as_it_is() throws IOException {
        String path = add("one".getBytes(StandardCharsets.UTF_8));
        Map<String, String> before = tree().snapshot();

        source().check();
        walk();
        source().bytes(path).open().close();

        assertThat(tree().snapshot()).isEqualTo(before);
    }

    @Test
    void can_be_walked_by_many_at_once() throws Exception {
        for (int n = 0; n < 20; n++) {
            add(("file " + n).getBytes(StandardCharsets.UTF_8));
        }
        Source source = source();
        List<Callable<List<String>>> walkers = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            walkers.add(() -> keys(walk(source)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> walked : threads.invokeAll(walkers)) {
                assertThat(walked.get()).hasSize(20).isEqualTo(keys(walk()));
            }
        }
    }

    @Test
    void says_that_it_is_empty() {
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
    }

    @Test
    void says_that_it_has_something() throws IOException {
        add("one".getBytes(StandardCharsets.UTF_8));

        source().check();
        assertThat(source().isThere()).isTrue();
    }

    @Test
    void has_no_bytes_of_what_is_gone_or_never_was() throws IOException {
        String path = add("one".getBytes(StandardCharsets.UTF_8));
        add("two".getBytes(StandardCharsets.UTF_8));
        StagedFile bytes = source().bytes(path);
        tree().remove(path);

        assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> bytes.open().close());
        assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> source().bytes(path));
        assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> source().bytes(path + ".gone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../outside.txt",
                "uploads/../../outside.txt",
                "uploads/..",
                "/etc/passwd",
                "uploads//x",
                "images/a\0.png",
                "images/",
                "./images",
                "images/.hidden"
            })
    void has_no_bytes_outside_of_it(String path) throws IOException {
        add("one".getBytes(StandardCharsets.UTF_8));

        assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> source().bytes(path));
    }

    protected final List<Found> walk() {
        return walk(source());
    }

    protected static List<Found> walk(Source source) {
        List<Found> found = new ArrayList<>();
        source.walk(found::add);
        return found;
    }

    private static List<String> keys(List<Found> found) {
        return found.stream()
                .map(each -> each.path() + " " + ((Fit) each).draft().key())
                .sorted()
                .toList();
    }

    protected static void assertRefused(ErrorCode code, Attempt attempt) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(attempt::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.message()).isNotBlank());
    }

    /** Something that is refused. */
    protected interface Attempt {
        void run() throws IOException;
    }
}
