package dev.waybill.catalog.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.migration.Drafted;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileName;
import dev.waybill.file.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does. */
public abstract class LedgerContract {

    private static final Sha256 SHA256 = Sha256.of(new byte[7]);

    private final RunId run = RunId.next();
    private Ledger ledger;

    protected abstract Ledger create();

    @BeforeEach
    void make() {
        ledger = create();
    }

    @Test
    void keepsAllThatIsKnownOfAFile() {
        Entry one = Drafted.entry(run, "images/ü \"'.png").stored(SHA256).verified("too short");
        Entry two = Entry.refused(run, "images", "a/link", 0, ErrorCode.SOURCE_UNREADABLE, "a symbolic link");
        ledger.add(List.of(one, two));
        assertThat(ledger.find(run, one.path())).contains(one);
        assertThat(ledger.find(run, two.path())).contains(two);
        assertThat(ledger.find(run, "another")).isEmpty();
        assertThat(ledger.find(RunId.next(), one.path())).isEmpty();
    }

    @Test
    void whatIsFoundAgainStaysAsItIsKnown() {
        Entry first = Drafted.entry(run, "a.png");
        Entry later = Drafted.entry(run, "b.png");
        ledger.add(List.of(first));
        ledger.add(List.of(Drafted.entry(run, "a.png"), later));
        assertThat(all(null)).containsExactly(first, later);
    }

    @Test
    void whatIsSavedReplacesWhatWasKnown() {
        Entry planned = Drafted.entry(run, "a.png");
        ledger.add(List.of(planned));
        ledger.save(List.of(planned.stored(SHA256)));
        assertThat(all(null)).containsExactly(planned.stored(SHA256));
        assertThat(all(EntryState.PLANNED)).isEmpty();
        assertThat(all(EntryState.STORED)).hasSize(1);
    }

    @Test
    void tellsOfARunsFilesInTheOrderOfTheirPaths() {
        List<Entry> entries = IntStream.range(0, 1_200)
                .mapToObj(i -> Drafted.entry(run, "images/%04d.png".formatted(i)))
                .toList();
        ledger.add(entries.reversed());
        ledger.add(List.of(Drafted.entry(RunId.next(), "images/0000.png")));
        assertThat(all(null)).isEqualTo(entries);
    }

    @Test
    void filesMayChangeWhileTheyAreToldOf() {
        List<Entry> entries = IntStream.range(0, 700)
                .mapToObj(i -> Drafted.entry(run, "images/%04d.png".formatted(i)))
                .toList();
        ledger.add(entries);
        List<String> told = new ArrayList<>();
        ledger.each(run, EntryState.PLANNED, entry -> {
            told.add(entry.path());
            ledger.save(List.of(entry.stored(SHA256)));
        });
        assertThat(told).hasSize(700).doesNotHaveDuplicates();
    }

    @Test
    void whoeverIsToldMayEndIt() {
        ledger.add(List.of(Drafted.entry(run, "a.png"), Drafted.entry(run, "b.png")));
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> ledger.each(run, null, entry -> {
                    told.add(entry.path());
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        assertThat(told).containsExactly("a.png");
    }

    @Test
    void countsFilesAndBytes() {
        Entry planned = Drafted.entry(run, "a.png");
        ledger.add(List.of(planned, Drafted.entry(run, "b.png"), Drafted.entry(RunId.next(), "a.png")));
        ledger.save(List.of(planned.failed(ErrorCode.KEY_TAKEN, "taken")));
        var tally = ledger.tally(run);
        assertThat(tally.files()).isEqualTo(2);
        assertThat(tally.bytes()).isEqualTo(14);
        assertThat(tally.files(EntryState.FAILED)).isEqualTo(1);
    }

    @Test
    void aNameIsOnePathsOnly() {
        FileName name = new FileName("a.png");
        assertThat(ledger.claim(run, name, "one/a.png")).isTrue();
        assertThat(ledger.claim(run, name, "two/a.png")).isFalse();
        assertThat(ledger.claim(run, name, "one/a.png")).isTrue();
        assertThat(ledger.claim(RunId.next(), name, "two/a.png")).isTrue();
    }

    private List<Entry> all(@Nullable EntryState state) {
        List<Entry> all = new ArrayList<>();
        ledger.each(run, state, all::add);
        return all;
    }
}
