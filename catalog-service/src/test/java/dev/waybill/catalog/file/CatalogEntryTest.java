package dev.waybill.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogEntryTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final FileDetails file = Samples.file();

    @Test
    void aLaterAttemptIsOnItsWayAgain() {
        CatalogEntry failed = CatalogEntry.of(Samples.event(new FileStaged(file, 1)))
                .apply(Samples.event(new FileFailed(file, ErrorCode.BYTES_MISSING, "gone", 1)));
        assertThat(failed.status()).isEqualTo(FileStatus.FAILED);
        assertThat(failed.standing().failure()).isEqualTo(new Failure(ErrorCode.BYTES_MISSING, "gone"));

        CatalogEntry replayed = failed.apply(Samples.event(new FileStaged(file, 2)));
        assertThat(replayed.status()).isEqualTo(FileStatus.STAGED);
        assertThat(replayed.standing().failure()).isNull();
        assertThat(replayed.apply(Samples.event(new FileFailed(file, ErrorCode.BYTES_MISSING, "gone", 1)))
                        .status())
                .isEqualTo(FileStatus.STAGED);
    }

    @Test
    void anEventThatChangesNothingLeavesTheVeryEntry() {
        EventEnvelope staged = Samples.staged(file);
        CatalogEntry entry = CatalogEntry.of(staged);
        assertThat(entry.apply(staged)).isSameAs(entry);
    }

    @Test
    void editedLabelsSurviveEvents() {
        CatalogEntry edited = CatalogEntry.of(Samples.staged(file))
                .relabelled(new Labels("Mine", null, List.of()), Instant.now())
                .apply(Samples.stored(file));
        assertThat(edited.labels()).isEqualTo(new Labels("Mine", null, List.of()));
        assertThat(edited.details().title()).isEqualTo("A title");
    }

    @Test
    void theTimelineIsBoundedAndKeepsTheSameWhateverTheOrder() {
        List<EventEnvelope> events = IntStream.rangeClosed(1, 300)
                .mapToObj(n ->
                        new EventEnvelope("event-" + n, START.plusSeconds(n), "/waybill/test", new FileStaged(file, n)))
                .toList();
        assertThat(fold(events).timeline().events()).hasSize(200);
        assertThat(fold(events.reversed())).isEqualTo(fold(events));
        assertThat(fold(events).standing().attempt()).isEqualTo(300);
    }

    @Test
    void aRelocatedFileIsStoredWhereItLiesNowAndMayBeMovedBack() {
        CatalogEntry moved = CatalogEntry.of(relocated(2, "@local", "new"))
                .apply(Samples.staged(file))
                .apply(Samples.stored(file, "@local"));
        assertThat(moved.status()).isEqualTo(FileStatus.STORED);
        assertThat(moved.standing().bucket()).isEqualTo("new");
        assertThat(moved.standing().relocation()).isEqualTo(new Relocation("@local"));

        CatalogEntry back = moved.apply(relocated(3, "new", "@local")).apply(relocated(1, "@local", "older"));
        assertThat(back.standing().bucket()).isEqualTo("@local");
        assertThat(back.standing().relocation()).isEqualTo(new Relocation("new"));
    }

    @Test
    void aDeletionWinsOverARelocationHoweverLate() {
        CatalogEntry deleted = CatalogEntry.of(Samples.stored(file))
                .apply(Samples.deletionRequested(file))
                .apply(relocated(1_000_000_000, "@local", "new"));
        assertThat(deleted.status()).isEqualTo(FileStatus.DELETING);
    }

    @Test
    void whatMovedToWhereNobodyGetsAtIsHadFromWhereItWas() {
        ObjectStores local = stores(ObjectStores.LOCAL, "elsewhere");
        ObjectStores both = stores("new", ObjectStores.LOCAL);
        CatalogEntry moved = CatalogEntry.of(relocated(1, ObjectStores.LOCAL, "new"));
        assertThat(moved.standing().bucketAtHand(local)).isEqualTo(ObjectStores.LOCAL);
        assertThat(moved.standing().bucketAtHand(both)).isEqualTo("new");
        assertThat(moved.standing().bucketAtHand(stores("third", "fourth"))).isEqualTo("new");

        CatalogEntry back = moved.apply(relocated(2, "new", ObjectStores.LOCAL));
        assertThat(back.standing().bucketAtHand(local)).isEqualTo(ObjectStores.LOCAL);
        assertThat(back.standing().bucketAtHand(both)).isEqualTo(ObjectStores.LOCAL);
        assertThat(CatalogEntry.of(Samples.stored(file)).standing().bucketAtHand(local))
                .isEqualTo(Samples.BUCKET);
    }

    private static ObjectStores stores(String current, String other) {
        return new ObjectStores(
                new InMemoryObjectStore(current), List.of(new InMemoryObjectStore(other)), InMemoryObjectStore::new);
    }

    private EventEnvelope relocated(long second, String from, String to) {
        return new EventEnvelope(
                "relocated-" + second,
                START.plusSeconds(second),
                "/waybill/test",
                new FileRelocated(file, from, to, "/old", "/new"));
    }

    @Test
    void anotherFilesEventIsRefused() {
        CatalogEntry entry = CatalogEntry.of(Samples.staged(file));
        assertThatThrownBy(() -> entry.apply(Samples.staged(Samples.file())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CatalogEntry fold(List<EventEnvelope> events) {
        CatalogEntry entry = CatalogEntry.of(events.getFirst());
        for (EventEnvelope event : events) {
            entry = entry.apply(event);
        }
        return entry;
    }
}
