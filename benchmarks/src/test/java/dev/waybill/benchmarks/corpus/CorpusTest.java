package dev.waybill.benchmarks.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.migration.reference.AddressBook;
import dev.waybill.catalog.migration.reference.Addresses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    private static final Corpus CORPUS = new Corpus(5, 400, 400, 20_000);
    private static final Addresses ADDRESSES =
            new Addresses(List.of(Corpus.BASES.split(",")), List.of("images/", "uploads/", "events/", "users/"));

    @Test
    void theSameNumbersMakeTheSameCorpus() {
        Corpus again = new Corpus(5, 400, 400, 20_000);
        assertThat(again.files()).isEqualTo(CORPUS.files());
        assertThat(again.slides().map(Slide::before))
                .isEqualTo(CORPUS.slides().map(Slide::before).toList());
        assertThat(new Corpus(6, 400, 0, 20_000).files()).isNotEqualTo(CORPUS.files());
    }

    @Test
    void noTwoFilesHaveAPathAndSomeHaveTheSameBytes() {
        List<CorpusFile> files = CORPUS.files();
        assertThat(files).extracting(CorpusFile::path).doesNotHaveDuplicates();
        assertThat(files.stream().map(CorpusFile::content).distinct().count()).isBetween(350L, 399L);
        assertThat(files).allMatch(file -> file.size() >= 1 && file.size() <= CORPUS.largest());
    }

    /** What the slides must look like is said here in another way than the migration comes to it. */
    @Test
    void everySlideIsRewrittenAsTheCorpusSays() {
        Map<String, String> addresses = new HashMap<>();
        List<CorpusFile> files = CORPUS.files();
        for (int i = 0; i < files.size(); i++) {
            if (i % 10 != 0) {
                addresses.put(files.get(i).path(), "/api/files/%d.bin".formatted(i));
            }
        }
        AddressBook book = path -> Optional.ofNullable(addresses.get(path)).map(AddressBook.Answer::new);
        CORPUS.slides().forEach(slide -> {
            assertRewritten(slide.image(), addresses, book);
            assertRewritten(slide.content(), addresses, book);
            slide.blocks().forEach(block -> assertRewritten(block, addresses, book));
        });
    }

    private static void assertRewritten(Text text, Map<String, String> addresses, AddressBook book) {
        assertThat(ADDRESSES.rewrite(text.with(path -> null), book).text()).isEqualTo(text.with(addresses::get));
    }

    @Test
    void aTreeHasAllFilesTheirSumsAndWhatCannotBeMoved(@TempDir Path scratch) throws Exception {
        Corpus corpus = new Corpus(1, 20, 0, 1000);
        Path directory = scratch.resolve("tree");
        Tree tree = new Tree(directory);
        tree.write(corpus, 1L << 30);

        for (CorpusFile file : corpus.files()) {
            assertThat(Files.size(directory.resolve(file.path()))).isEqualTo(file.size());
        }
        try (Stream<String> sums = Files.lines(tree.sums())) {
            assertThat(sums).hasSize(20).allMatch(line -> line.matches("[0-9a-f]{64}  .*"));
        }
        assertThat(directory.resolve(Tree.LINK)).isSymbolicLink().content().startsWith("outside");
        assertThat(directory.resolve(Tree.EMPTY)).isEmptyFile();
        assertThat(Files.getPosixFilePermissions(directory.resolve(Tree.UNREADABLE)))
                .isEmpty();
        assertThat(directory.resolve(Tree.LARGE)).hasSize(1L << 30);
    }
}
