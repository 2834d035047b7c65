package dev.waybill.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
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
