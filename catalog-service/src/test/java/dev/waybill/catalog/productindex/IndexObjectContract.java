package dev.waybill.catalog.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link IndexObject} promises, for every adapter. */
public abstract class IndexObjectContract {

    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

    private final List<IndexDraft> drafts = new ArrayList<>();

    /** The one under test: another every time, for the same place. */
    protected abstract IndexObject object();

    /** What is there. */
    protected abstract String text();

    /** Puts something there as another program would. */
    protected abstract void putStrange(String text);

    /** What was kept of a version. */
    protected abstract String kept(IndexVersion version);

    @AfterEach
    void deleteDrafts() {
        drafts.forEach(IndexDraft::close);
    }

    @Test
    void at_first_nothing_is_there() {
        assertThat(object().present()).isEmpty();
    }

    @Test
    void what_was_written_is_there_whole_with_the_digest_of_its_content() throws IOException {
        IndexDraft draft = draft("one");

        assertThat(object().write(draft, Optional.empty())).isTrue();

        assertThat(text()).isEqualTo(Files.readString(draft.file()));
        assertThat(object().present()).get().extracting(IndexVersion::content).isEqualTo(Optional.of(draft.content()));
    }

    @Test
    void nothing_is_written_over_what_one_did_not_know_of() {
        object().write(draft("one"), Optional.empty());
        String before = text();

        assertThat(object().write(draft("two"), Optional.empty())).isFalse();

        assertThat(text()).isEqualTo(before);
    }

    @Test
    void what_one_has_seen_is_replaced_and_what_somebody_replaced_since_is_not() {
        object().write(draft("one"), Optional.empty());
        Optional<IndexVersion> seen = object().present();

        assertThat(object().write(draft("two"), seen)).isTrue();
        assertThat(object().write(draft("three"), seen)).isFalse();

        assertThat(text()).contains("two");
        assertThat(object().present()).isNotEqualTo(seen);
    }

    @Test
    void of_many_who_replace_the_same_version_one_does() throws Exception {
        object().write(draft("one"), Optional.empty());
        Optional<IndexVersion> seen = object().present();
        List<IndexDraft> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            all.add(draft("racer " + n));
        }
        int winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> racers = all.stream()
                    .map(draft -> (Callable<Boolean>) () -> object().write(draft, seen))
                    .toList();
            for (Future<Boolean> racer : threads.invokeAll(racers)) {
                winners += racer.get() ? 1 : 0;
            }
        }
        assertRaceHadWinners(winners);
    }

    /** One, unless the store is known to let more through. */
    protected void assertRaceHadWinners(int winners) {
        assertThat(winners).isEqualTo(1);
    }

    @Test
    void the_same_products_have_the_same_content_whenever_they_were_written() {
        object().write(draft("one"), Optional.empty());
        IndexDraft later = draft(TIME.plusSeconds(5), "one");

        assertThat(object().present().orElseThrow().content()).contains(later.content());
        assertThat(object().write(later, object().present())).isTrue();
        assertThat(text()).contains("10:00:05Z");
    }

    @Test
    void what_another_program_wrote_has_no_content_of_ours_and_can_be_kept_and_replaced() {
        putStrange("{\"products\":[{\"id\":\"product_001\"}]}");
        Optional<IndexVersion> strange = object().present();
        assertThat(strange.orElseThrow().content()).isEmpty();

        object().keep(strange.orElseThrow());
        object().keep(strange.orElseThrow());
        assertThat(object().write(draft("one"), strange)).isTrue();
        object().keep(strange.orElseThrow());

        assertThat(kept(strange.orElseThrow())).contains("product_001");
        assertThat(text()).contains("one");
    }

    @Test
    void empty_or_without_a_line_is_another_programs_too() {
        putStrange("");
        assertThat(object().present().orElseThrow().content()).isEmpty();
        putStrange("{\"generated_at\":\"" + String.join("", Collections.nCopies(200, "9")));
        assertThat(object().present().orElseThrow().content()).isEmpty();
    }

    protected IndexDraft draft(String name) {
        return draft(TIME, name);
    }

    private IndexDraft draft(Instant time, String name) {
        try (IndexWriter writer = new IndexWriter(time)) {
            writer.add(EventJson.mapper()
                    .writeValueAsBytes(new Product(
                            "product_1",
                            name,
                            null,
                            "https://images.example/1.jpg",
                            "0197",
                            "1.jpg",
                            "images/1.jpg",
                            "image/jpeg",
                            1,
                            "0".repeat(64),
                            TIME,
                            TIME)));
            IndexDraft draft = writer.finish("");
            drafts.add(draft);
            return draft;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As text, for adapters that hand out bytes. */
    protected static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
