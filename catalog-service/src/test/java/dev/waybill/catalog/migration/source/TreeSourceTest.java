package dev.waybill.catalog.migration.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.catalog.migration.source.Found.Fit;
import dev.waybill.catalog.migration.source.Found.Unfit;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileName;
import dev.waybill.file.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeSourceTest extends SourceContract {

    private static final ObjectKey INDEX = new ObjectKey("images/2024/12/products.json");

    private int added;

    @Override
    protected Source source() {
        return source(new ImageLayout());
    }

    private Source source(Layout layout) {
        return new TreeSource(new SourceDirectory(root), layout, new Drafting(INDEX));
    }

    @Override
    protected String add(byte[] content) {
        String path = "images/2024/12/photo%d.png".formatted(++added);
        tree().put(path, content);
        return path;
    }

    @Test
    void each_layout_tells_of_its_own_files_alone() {
        tree().put("uploads/rate_card/CLT-456_rate_card_1234567890_rates.xlsx", "x");
        tree().put("uploads/jobs/68b71f6b/agency_invoice/plain.pdf", "x");
        tree().put("events/e1/media/2024/01/01/120000_123456.jpg", "x");
        tree().put("users/u1/profile/face.png", "x");
        tree().put("images/2024/12/old-image.png", "x");
        tree().put("temp/2024/12/24/180000_000000.bin", "x");

        for (Layout layout : Layout.ALL) {
            assertThat(walk(source(layout))).singleElement().isInstanceOfSatisfying(Fit.class, fit -> {
                assertThat(fit.path()).startsWith(layout.top());
                assertThat(fit.draft().key()).hasToString(fit.path());
                assertThat(fit.draft().collection()).hasToString(layout.name());
                assertThat(fit.modified()).isEqualTo(Tree.CHANGED);
                assertThat(fit.sha256()).isNull();
            });
        }
    }

    @Test
    void the_type_is_what_the_bytes_say_be_it_one_that_the_collection_would_not_take() {
        tree().put("images/2024/12/photo.png", "<!DOCTYPE html><script>alert(1)</script>");

        assertThat(fits())
                .singleElement()
                .extracting(fit -> fit.draft().fileType().value())
                .isEqualTo("text/html");
    }

    @Test
    void a_file_that_goes_by_its_id_keeps_its_extension_and_its_key() {
        tree().put("events/e1/media/by hand/Größe.JPG", "x");

        Fit fit = (Fit) walk(source(DatedLayout.EVENT_MEDIA)).getFirst();

        assertThat(fit.draft().filename()).isEqualTo(new FileName(fit.draft().id() + ".jpg"));
        assertThat(fit.draft().originalFilename()).hasToString("Größe.JPG");
        assertThat(fit.draft().key().value()).matches("events/e1/media/by_hand-[0-9a-f]{8}/Gr__e-[0-9a-f]{8}\\.JPG");
    }

    @Test
    void an_image_beside_the_years_goes_to_the_month_it_was_changed_in() throws IOException {
        Path file = tree().put("images/logo.png", "x");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2023-03-31T23:59:59.999Z")));

        assertThat(fits()).singleElement().satisfies(fit -> {
            assertThat(fit.path()).isEqualTo("images/logo.png");
            assertThat(fit.draft().key()).hasToString("images/2023/03/logo.png");
            assertThat(fit.draft().filename()).hasToString("logo.png");
            assertThat(fit.draft().owner()).hasToString("user_id=anonymous");
        });
    }

    @Test
    void the_key_of_the_index_of_products_is_no_files() {
        tree().put(INDEX.value(), "{}");

        assertUnfit(ErrorCode.SOURCE_LAYOUT, INDEX.value());
    }

    @Test
    void what_lies_in_no_layout_is_told_of_with_where_it_should_lie() {
        tree().put("images/banner/wide.png", "x");
        tree().put("images/2024/13/wide.png", "x");
        tree().put("images/2024/12/deeper/wide.png", "x");

        assertThat(walk())
                .hasSize(3)
                .allSatisfy(found -> assertThat(((Unfit) found).message()).contains("images/{yyyy}/{MM}/{name}"));
    }

    @Test
    void hidden_files_and_waybills_own_are_not_told_of() {
        tree().put("images/.DS_Store", "x");
        tree().put("images/2024/12/.photo.png.swp", "x");
        tree().put("images/.waybill~/claims/x", "x");

        assertThat(walk()).isEmpty();
        assertThat(source().isThere()).isFalse();
    }

    @Test
    void links_are_told_of_and_not_followed(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.png"), "secret");
        tree().put("images/2024/12/photo.png", "x");
        Files.createSymbolicLink(root.resolve("images/2024/12/link.png"), secret);
        Files.createSymbolicLink(root.resolve("images/2023"), elsewhere);
        Files.createSymbolicLink(root.resolve("images/2024/round"), root.resolve("images"));

        List<Found> found = walk();

        assertThat(found).hasSize(4);
        assertThat(found.stream().filter(Unfit.class::isInstance).map(Unfit.class::cast))
                .extracting(Unfit::message)
                .containsOnly("a symbolic link, which is not followed");
        for (String path :
                List.of("images/2024/12/link.png", "images/2023/secret.png", "images/2024/round/2024/12/photo.png")) {
            assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> source().bytes(path));
        }
    }

    @Test
    void a_directory_that_becomes_a_link_meanwhile_leads_nowhere(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("photo.png"), "secret");
        tree().put("images/2024/12/photo.png", "ours");
        var bytes = source().bytes("images/2024/12/photo.png");
        Files.move(root.resolve("images/2024/12"), root.resolve("images/2024/11"));
        Files.createSymbolicLink(root.resolve("images/2024/12"), elsewhere);

        assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> bytes.open().close());
    }

    @Test
    void a_collections_directory_that_is_a_link_is_said_to_be_one(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(root.resolve("images"), elsewhere);

        assertThat(source().isThere()).isTrue();
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> source().check());
        assertRefused(ErrorCode.MIGRATION_SOURCE, this::walk);
    }

    @Test
    void a_pipe_is_told_of_and_not_waited_for() throws Exception {
        tree().put("images/2024/12/photo.png", "x");
        Path pipe = root.resolve("images/2024/12/pipe.png");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(walk())
                .filteredOn(Unfit.class::isInstance)
                .singleElement()
                .extracting(Found::path)
                .isEqualTo("images/2024/12/pipe.png");
        assertRefused(ErrorCode.SOURCE_UNREADABLE, () -> source().bytes("images/2024/12/pipe.png"));
    }

    @Test
    void what_may_not_be_read_is_told_of() throws IOException {
        Path file = tree().put("images/2024/12/photo.png", "x");
        tree().put("images/2023/12/photo.png", "x");
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).as("root may read everything").isFalse();
        Files.setPosixFilePermissions(root.resolve("images/2023"), Set.of());
        try {
            assertThat(walk()).hasSize(2).allSatisfy(found -> {
                assertThat(((Unfit) found).code()).isEqualTo(ErrorCode.SOURCE_UNREADABLE);
                assertThat(((Unfit) found).message()).isEqualTo("Waybill may not read it");
            });
        } finally {
            Files.setPosixFilePermissions(root.resolve("images/2023"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void names_that_are_no_text_are_told_of_apart() throws IOException {
        tree().put("images/2024/12/photo.png", "x");
        for (String name : List.of("a%FF.png", "a%FE.png", "a%EF%BF%BD.png", "a%C0%AF.png")) {
            Path directory = root.resolve("images/2024/12");
            Files.writeString(Path.of(URI.create(directory.toUri() + name)), "x");
        }

        List<Found> unfit = walk().stream().filter(Unfit.class::isInstance).toList();

        assertThat(unfit)
                .hasSize(4)
                .allSatisfy(found -> assertThat(((Unfit) found).code()).isEqualTo(ErrorCode.BAD_NAME));
        assertThat(unfit).extracting(Found::path).doesNotHaveDuplicates().contains("images/2024/12/a\uFFFDFF.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Größe.png",
                "请求.png",
                "🎉.png",
                "a\u202Egnp.exe",
                "it's \"quoted\".png",
                "<img src=x onerror=alert(1)>.png",
                "a\\b.png",
                "a%2Fb.png",
                "..png",
                "-rf.png",
                "a b\tc\nd.png",
                "?x=1#y.png",
                "no extension",
                "\u0001.png",
                "very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long-very-long.png"
            })
    void a_file_of_any_name_keeps_its_name_and_gets_a_key(String name) throws IOException {
        String path = "images/2024/12/" + name;
        tree().put(path, "bytes of it");

        if (name.startsWith(".")) {
            assertThat(walk()).isEmpty();
            return;
        }
        Fit fit = fits().getFirst();
        assertThat(fit.path()).isEqualTo(path);
        try (InputStream bytes = source().bytes(fit.path()).open()) {
            assertThat(bytes.readAllBytes()).asString().isEqualTo("bytes of it");
        }
        assertThat(fit.draft().key().value()).startsWith("images/2024/12/");
    }

    @Test
    void names_that_look_alike_are_different_files() {
        String composed = Normalizer.normalize("Größe.png", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        for (String name : List.of(composed, decomposed, "Gr__e.png", "Grö_e.png", "Gr_ße.png", "Gr\"\"e.png")) {
            tree().put("images/2024/12/" + name, name);
        }

        List<Fit> fits = fits();

        assertThat(fits).hasSize(6);
        assertThat(fits).extracting(fit -> fit.draft().key()).doesNotHaveDuplicates();
        assertThat(fits).extracting(fit -> fit.draft().filename()).doesNotHaveDuplicates();
    }

    @Test
    void a_directory_that_goes_on_for_ever_is_told_of_once() {
        tree().put("images/" + "d/".repeat(100) + "photo.png", "x");

        assertThat(walk())
                .singleElement()
                .extracting(found -> ((Unfit) found).message())
                .asString()
                .contains("directories deep");
    }

    @Test
    void a_file_that_grows_while_it_is_read_is_handed_out_as_it_is() throws IOException {
        Path file = tree().put("images/2024/12/photo.png", "one");
        var bytes = source().bytes("images/2024/12/photo.png");
        Files.writeString(file, "one and more");

        assertThat(bytes.size()).isEqualTo(3);
        try (InputStream stream = bytes.open()) {
            assertThat(stream.readAllBytes()).hasSize(12);
        }
    }

    @Test
    void files_of_more_than_two_gigabytes_are_told_of_and_read() throws IOException {
        long size = (1L << 31) + 5;
        Path file = tree().put("images/2024/12/photo.tiff", "x");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(size); // without a block on the disk
        }

        assertThat(fits()).singleElement().extracting(Fit::size).isEqualTo(size);
        try (InputStream stream = source().bytes("images/2024/12/photo.tiff").open()) {
            stream.skipNBytes(size - 1);
            assertThat(stream.read()).isZero();
            assertThat(stream.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_tree_that_is_away_is_an_outage_rather_than_files_that_are_gone() throws IOException {
        String path = add(new byte[1]);
        Source source = source();
        Files.move(root.resolve("images"), root.resolve("unmounted"));

        assertRefused(ErrorCode.SOURCE_UNAVAILABLE, () -> source.bytes(path));
        Files.move(root.resolve("unmounted"), root.resolve("images"));
        assertThat(source.bytes(path).size()).isEqualTo(1);
    }

    @Test
    void without_a_directory_it_says_so() {
        Source unset = new TreeSource(new SourceDirectory(null), new ImageLayout(), new Drafting(INDEX));

        assertThat(unset.isThere()).isFalse();
        assertRefused(ErrorCode.MIGRATION_SOURCE, unset::check);
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> walk(unset));
        Source nowhere =
                new TreeSource(new SourceDirectory(root.resolve("nowhere")), new ImageLayout(), new Drafting(INDEX));
        assertRefused(ErrorCode.MIGRATION_SOURCE, nowhere::check);
        assertRefused(ErrorCode.MIGRATION_SOURCE, () -> walk(nowhere));
    }

    /** Told one by one: the first is heard of before the last can have been seen. */
    @Test
    void a_directory_of_many_files_is_not_held_in_memory() throws IOException {
        int many = 20_000;
        Path first = tree().put("images/2024/12/0.png", "x");
        for (int n = 1; n < many; n++) {
            Files.createLink(first.resolveSibling(n + ".png"), first);
        }
        AtomicInteger told = new AtomicInteger();

        try (TreeWalk walk = new SourceDirectory(root).walk("images", path -> false)) {
            assertThat(walk.next()).isPresent();
            for (int n = 1; n < many; n++) {
                Files.delete(first.resolveSibling(n + ".png"));
            }
            while (walk.next().isPresent()) {
                told.incrementAndGet();
            }
        }
        assertThat(told.get()).as("read ahead").isLessThan(many / 4);
    }

    private List<Fit> fits() {
        return walk().stream().map(Fit.class::cast).toList();
    }

    private void assertUnfit(ErrorCode code, String path) {
        assertThat(walk()).singleElement().isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(code);
            assertThat(unfit.path()).isEqualTo(path);
        });
    }
}
