package dev.waybill.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeleted;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CatalogEntryPropertiesTest {

    private static final FileDetails FILE = Samples.file();
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    @Property
    void theOrderOfEventsDoesNotMatter(@ForAll("events") List<EventEnvelope> events, @ForAll Random random) {
        List<EventEnvelope> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        assertThat(fold(shuffled)).isEqualTo(fold(events));
    }

    @Property
    void eventsThatComeAgainChangeNothing(@ForAll("events") List<EventEnvelope> events, @ForAll Random random) {
        List<EventEnvelope> repeated = new ArrayList<>(events);
        repeated.addAll(events);
        repeated.addAll(events.subList(0, random.nextInt(events.size() + 1)));
        Collections.shuffle(repeated, random);
        assertThat(fold(repeated)).isEqualTo(fold(events));
    }

    @Property
    void aReplayFromTheBeginningAfterAnyPrefixEndsTheSame(
            @ForAll("events") List<EventEnvelope> events, @ForAll Random random) {
        List<EventEnvelope> replayed = new ArrayList<>(events.subList(0, random.nextInt(events.size() + 1)));
        replayed.addAll(events);
        assertThat(fold(replayed)).isEqualTo(fold(events));
    }

    @Property
    void nothingComesBackFromADeletion(@ForAll("events") List<EventEnvelope> events) {
        boolean gone = false;
        CatalogEntry entry = null;
        for (EventEnvelope event : events) {
            entry = entry == null ? CatalogEntry.of(event) : entry.apply(event);
            assertThat(entry.isGone() || !gone).isTrue();
            gone = entry.isGone();
        }
    }

    @Property
    void itIsDeletedExactlyIfSomebodySaidSo(@ForAll("events") List<EventEnvelope> events) {
        boolean deleted = events.stream().anyMatch(e -> e.event() instanceof FileDeleted);
        boolean asked = events.stream().anyMatch(e -> e.event() instanceof FileDeletionRequested);
        assertThat(fold(events).status() == FileStatus.DELETED).isEqualTo(deleted);
        assertThat(fold(events).isGone()).isEqualTo(deleted || asked);
    }

    @Property
    void unlessItIsDeletedItLiesWhereTheLatestRelocationSays(@ForAll("events") List<EventEnvelope> events) {
        CatalogEntry entry = fold(events);
        events.stream()
                .filter(event -> event.event() instanceof FileRelocated)
                .max(Comparator.comparing(EventEnvelope::time).thenComparing(EventEnvelope::eventId))
                .filter(latest -> !entry.isGone())
                .ifPresent(latest -> {
                    assertThat(entry.status()).isEqualTo(FileStatus.STORED);
                    assertThat(entry.standing().time()).isEqualTo(latest.time());
                    assertThat(entry.standing().eventId()).isEqualTo(latest.eventId());
                    assertThat(entry.standing().bucket()).startsWith("moved-");
                });
    }

    private static CatalogEntry fold(List<EventEnvelope> events) {
        CatalogEntry entry = CatalogEntry.of(events.getFirst());
        for (EventEnvelope event : events.subList(1, events.size())) {
            entry = entry.apply(event);
        }
        return entry;
    }

    /** Few ids and few times, so that some ids come with two times, and some times with two events. */
    @Provide
    Arbitrary<List<EventEnvelope>> events() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 12),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(0, 1, 2, 3, 4, 5))
                .as((id, seconds, attempt, type) -> new EventEnvelope(
                        "event-" + id, START.plusSeconds(seconds), "/waybill/test", event(type, attempt)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    private static FileEvent event(int type, int attempt) {
        return switch (type) {
            case 0 -> new FileStaged(FILE, attempt);
            case 1 -> new FileFailed(FILE, attempt == 1 ? ErrorCode.KEY_TAKEN : ErrorCode.BYTES_MISSING, "no", attempt);
            case 2 -> new FileStored(FILE, "bucket-" + attempt);
            case 3 ->
                new FileDeletionRequested(
                        FILE, attempt == 1 ? null : "bucket-" + attempt, attempt == 2 ? "@local" : null);
            case 4 -> new FileRelocated(FILE, attempt == 1 ? null : "@local", "moved-" + attempt, "/old", "/new");
            default -> new FileDeleted(FILE);
        };
    }
}
