package dev.waybill.catalog.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link DeadLetterBox} promises, for every adapter. */
public abstract class DeadLetterBoxContract {

    private static final DeskQuery ANY = new DeskQuery(null, null, null, null);
    private static final Deed DISCARDED =
            new Deed(Deed.DISCARDED, "ops", Instant.parse("2026-11-22T10:00:00Z"), "known", null);

    private DeadLetterBox box;

    /** An empty one. */
    protected abstract DeadLetterBox create();

    @BeforeEach
    void start() {
        box = create();
    }

    @Test
    void whatWasAddedIsFoundAsItWas() {
        DeadLetter letter = added(Letters.letter());
        assertThat(box.find(letter.id())).contains(letter);
        assertThat(box.content(letter.id())).isEqualTo(Letters.CONTENT);
    }

    @Test
    void aRecordOfNothingAndFromNowhereIsKeptToo() {
        DeadLetter letter = Letters.letter("UNKNOWN", null, Letters.letter().id());
        Content nothing = new Content(null, List.of());
        box.add(letter, nothing);
        assertThat(box.find(letter.id())).contains(letter);
        assertThat(box.content(letter.id())).isEqualTo(nothing);
    }

    @Test
    void whatWasNotAddedIsNotFound() {
        assertThat(box.find(Letters.letter().id())).isEmpty();
        assertThat(box.content(Letters.letter().id()).payload()).isNull();
        assertThat(box.save(Letters.letter().with(DeskStatus.DISCARDED, DISCARDED)))
                .isFalse();
    }

    @Test
    void addingItAgainChangesNothing() {
        DeadLetter letter = added(Letters.letter());
        DeadLetter discarded = letter.with(DeskStatus.DISCARDED, DISCARDED);
        assertThat(box.save(discarded)).isTrue();
        box.add(letter, new Content(null, List.of()));
        assertThat(box.find(letter.id())).contains(discarded);
        assertThat(box.content(letter.id())).isEqualTo(Letters.CONTENT);
        assertThat(box.list(ANY, 10)).hasSize(1);
    }

    @Test
    void oneOfThoseWhoChangeItAtOnceGetsThrough() throws Exception {
        DeadLetter letter = added(Letters.letter());
        Callable<Boolean> save = () -> box.save(letter.with(DeskStatus.DISCARDED, DISCARDED));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int saved = 0;
            for (Future<Boolean> outcome : threads.invokeAll(List.of(save, save, save, save))) {
                saved += outcome.get() ? 1 : 0;
            }
            assertThat(saved).isEqualTo(1);
        }
        assertThat(box.find(letter.id()).orElseThrow().history()).containsExactly(DISCARDED);
    }

    @Test
    void theNewestComeFirstAPageAtATime() {
        DeadLetter first = added(Letters.letter());
        DeadLetter second = added(Letters.letter());
        DeadLetter third = added(Letters.letter());
        assertThat(box.list(ANY, 2)).containsExactly(third, second);
        assertThat(box.list(new DeskQuery(null, null, null, second.id()), 2)).containsExactly(first);
        assertThat(box.list(new DeskQuery(null, null, null, first.id()), 2)).isEmpty();
    }

    @Test
    void theyAreFoundByStatusCodeAndTopic() {
        DeadLetter bad = added(Letters.letter("BAD_EVENT", "waybill.files.v1"));
        DeadLetter taken = added(Letters.letter("KEY_TAKEN", "waybill.outcomes.v1"));
        DeadLetter discarded =
                added(Letters.letter("KEY_TAKEN", "waybill.files.v1")).with(DeskStatus.DISCARDED, DISCARDED);
        box.save(discarded);
        assertThat(box.list(new DeskQuery(DeskStatus.OPEN, null, null, null), 9))
                .containsExactly(taken, bad);
        assertThat(box.list(new DeskQuery(null, "KEY_TAKEN", null, null), 9)).containsExactly(discarded, taken);
        assertThat(box.list(new DeskQuery(null, null, "waybill.files.v1", null), 9))
                .containsExactly(discarded, bad);
        assertThat(box.list(new DeskQuery(DeskStatus.OPEN, "KEY_TAKEN", "waybill.files.v1", null), 9))
                .isEmpty();
        assertThat(box.countOpen()).isEqualTo(2);
    }

    /** A page of a thousand keys, each as long as a record may be, would not go into memory. */
    @Test
    void listsHoldTheStartOfAKeyAndReplaysAllOfIt() {
        DeadLetter exact = added(Letters.keyed("k".repeat(256)));
        DeadLetter longer = added(Letters.keyed("k".repeat(255) + "😀" + "z".repeat(100_000)));
        DeadLetter none = added(Letters.keyed(null));
        assertThat(box.list(ANY, 9))
                .extracting(DeadLetter::key)
                .containsExactly(null, "k".repeat(255), "k".repeat(256));
        assertThat(box.find(longer.id())).contains(longer);
        assertThat(box.find(exact.id())).contains(exact);
        assertThat(box.find(none.id())).contains(none);
    }

    private DeadLetter added(DeadLetter letter) {
        box.add(letter, Letters.CONTENT);
        return letter;
    }
}
