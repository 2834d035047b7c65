package dev.waybill.catalog.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionsTest {

    private final CatalogFiles files = new InMemoryCatalogFiles();
    private final List<EventEnvelope> requests = new ArrayList<>();
    private final Deletions deletions = new Deletions(files, requests::add, Clock.systemUTC());
    private final FileDetails file = Samples.file();

    @Test
    void theRequestSaysWhereTheFileWasStoredHoweverOftenItIsMade() {
        CatalogEntry stored = CatalogEntry.of(Samples.staged(file)).apply(Samples.stored(file));
        files.saveAll(List.of(stored));

        deletions.delete(entry());
        deletions.delete(entry());
        deletions.repeat(Instant.now().plusSeconds(60));

        assertThat(entry().status()).isEqualTo(FileStatus.DELETING);
        assertThat(requests).hasSize(3).containsOnly(requests.getFirst());
        assertThat(requests.getFirst().event()).isEqualTo(new FileDeletionRequested(file, Samples.BUCKET));
    }

    @Test
    void theRequestSaysWhereARelocatedFileLiesAndWhereItLay() {
        files.saveAll(List.of(
                CatalogEntry.of(Samples.stored(file)).apply(Samples.relocated(file, Samples.BUCKET, "another"))));

        deletions.delete(entry());
        deletions.repeat(Instant.now().plusSeconds(60));

        assertThat(requests).hasSize(2).containsOnly(requests.getFirst());
        assertThat(requests.getFirst().event()).isEqualTo(new FileDeletionRequested(file, "another", Samples.BUCKET));
    }

    @Test
    void theRequestSaysNothingOfABucketWhileNobodyHasHeardOfOne() {
        files.saveAll(List.of(CatalogEntry.of(Samples.staged(file))));

        deletions.delete(entry());

        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request.event()).isEqualTo(FileDeletionRequested.of(file)));
    }

    private CatalogEntry entry() {
        return files.findById(file.id()).orElseThrow();
    }
}
