package dev.waybill.catalog.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final InMemoryCatalogFiles files = new InMemoryCatalogFiles();
    private final List<EventEnvelope> requests = new ArrayList<>();
    private final Deletions deletions = new Deletions(files, requests::add, CLOCK);
    private final Expiry expiry = new Expiry(files, deletions, Map.of("documents", Duration.ofHours(24)), CLOCK);

    @Test
    void what_is_too_old_is_deleted_and_the_rest_stays() {
        FileDetails old = saved(NOW.minus(Duration.ofHours(25)));
        FileDetails young = saved(NOW.minus(Duration.ofHours(23)));

        expiry.run();

        assertThat(statusOf(old)).isEqualTo(FileStatus.DELETING);
        assertThat(statusOf(young)).isEqualTo(FileStatus.STAGED);
        assertThat(requests)
                .singleElement()
                .extracting(request -> request.event().id())
                .isEqualTo(old.id());
    }

    @Test
    void collections_without_an_age_are_kept_for_ever() {
        FileDetails old = saved(NOW.minus(Duration.ofDays(4000)));

        new Expiry(files, deletions, Map.of("temp", Duration.ofHours(24)), CLOCK).run();

        assertThat(statusOf(old)).isEqualTo(FileStatus.STAGED);
    }

    private FileDetails saved(Instant createdAt) {
        FileDetails file = Samples.file("a.pdf", "application/pdf", new Owner(Owner.Kind.USER, "u1"), createdAt);
        files.saveAll(List.of(CatalogEntry.of(Samples.staged(file))));
        return file;
    }

    private FileStatus statusOf(FileDetails file) {
        return files.findById(file.id()).orElseThrow().status();
    }
}
