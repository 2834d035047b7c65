package dev.waybill.catalog.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStaged;
import org.junit.jupiter.api.Test;

class RedriveTest {

    @Test
    void theAnnouncementIsTheOneThatTheFileStandsBy() {
        var file = Samples.file();
        EventEnvelope second = Samples.event(new FileStaged(file, 2));
        CatalogEntry entry = CatalogEntry.of(Samples.staged(file)).apply(second);

        EventEnvelope again = Redrive.announcement(entry);

        assertThat(again.eventId()).isEqualTo(second.eventId());
        assertThat(again.time()).isEqualTo(second.time());
        assertThat(again.event()).isEqualTo(second.event());
        assertThat(entry.apply(again)).isSameAs(entry);
    }

    @Test
    void whatIsNotStagedIsNotAnnounced() {
        var file = Samples.file();
        CatalogEntry stored = CatalogEntry.of(Samples.staged(file)).apply(Samples.stored(file));

        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Redrive.announcement(stored));
    }
}
