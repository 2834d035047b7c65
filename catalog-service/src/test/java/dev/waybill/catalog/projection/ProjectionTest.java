package dev.waybill.catalog.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private final CatalogFiles files = new InMemoryCatalogFiles();
    private final List<EventEnvelope> requests = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Projection projection =
            new Projection(files, requests::add, new ProjectionMetrics(metrics), Clock.systemUTC());

    private final FileDetails file = Samples.file();

    @Test
    void aFileIsKnownFromTheFirstEventThatIsHeardOfIt() {
        assertThat(projection.apply(List.of(Samples.stored(file)))).isEmpty();
        assertThat(entry().status()).isEqualTo(FileStatus.STORED);
        projection.apply(List.of(Samples.staged(file)));
        assertThat(entry().status()).isEqualTo(FileStatus.STORED);
    }

    @Test
    void aBatchThatComesAgainIsCountedButNotSaved() {
        List<EventEnvelope> batch = List.of(Samples.staged(file), Samples.stored(file));
        projection.apply(batch);
        projection.apply(batch);
        assertThat(entry().version()).isEqualTo(1);
        assertThat(count("dev.waybill.file.stored.v1", "applied")).isEqualTo(1);
        assertThat(count("dev.waybill.file.stored.v1", "unchanged")).isEqualTo(1);
    }

    @Test
    void aFileWhoseNameIsTakenIsRejectedAndHoldsUpNobody() {
        FileDetails first = Samples.named("same.pdf");
        FileDetails second = Samples.named("same.pdf");
        assertThat(projection.apply(List.of(Samples.staged(first)))).isEmpty();
        assertThat(projection.apply(List.of(Samples.staged(second), Samples.staged(file))))
                .containsExactly(second.id());
        assertThat(entry().status()).isEqualTo(FileStatus.STAGED);
        assertThat(count("dev.waybill.file.staged.v1", "rejected")).isEqualTo(1);
    }

    @Test
    void whatWasStoredAfterItsDeletionIsDeletedOnceMore() {
        projection.apply(List.of(Samples.staged(file), Samples.deletionRequested(file), Samples.deleted(file)));
        assertThat(requests).isEmpty();
        EventEnvelope late = Samples.stored(file);
        projection.apply(List.of(late));
        assertThat(requests)
                .singleElement()
                .satisfies(request ->
                        assertThat(request.event()).isEqualTo(new FileDeletionRequested(file, Samples.BUCKET)));
        assertThat(entry().status()).isEqualTo(FileStatus.DELETED);

        projection.apply(List.of(requests.getFirst(), Samples.deleted(file)));
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatWasRelocatedAfterItsDeletionIsDeletedInBothPlaces() {
        projection.apply(List.of(Samples.stored(file, "@local"), Samples.deletionRequested(file)));
        projection.apply(List.of(Samples.relocated(file, "@local", "new")));
        assertThat(requests)
                .singleElement()
                .satisfies(request ->
                        assertThat(request.event()).isEqualTo(new FileDeletionRequested(file, "new", "@local")));
        assertThat(entry().isGone()).isTrue();
    }

    @Test
    void theOldNewsToldAgainByAWorkerThatHadStoodStillCountsAsNew() {
        EventEnvelope stored = Samples.stored(file);
        projection.apply(List.of(stored, Samples.deletionRequested(file), Samples.deleted(file)));
        projection.apply(List.of(stored));
        assertThat(requests).isEmpty();
        projection.apply(List.of(
                new EventEnvelope(stored.eventId(), Instant.now().plusSeconds(60), stored.source(), stored.event())));
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatCannotBeAskedForIsNotRecordedAsHeard() {
        Projection cutOff = new Projection(
                files,
                request -> {
                    throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "no Kafka");
                },
                new ProjectionMetrics(metrics),
                Clock.systemUTC());
        projection.apply(List.of(Samples.deleted(file)));
        EventEnvelope late = Samples.stored(file);
        assertThatThrownBy(() -> cutOff.apply(List.of(late))).hasMessage("no Kafka");
        projection.apply(List.of(late));
        assertThat(requests).hasSize(1);
    }

    @Test
    void manyWhoApplyTheSameEventsInAnyOrderEndWithTheSameCatalog() throws Exception {
        List<EventEnvelope> events = new ArrayList<>();
        List<FileDetails> all = new ArrayList<>();
        for (int n = 0; n < 50; n++) {
            FileDetails one = Samples.file();
            all.add(one);
            events.add(Samples.staged(one));
            events.add(n % 5 == 0 ? Samples.failed(one) : Samples.stored(one));
            if (n % 3 == 0) {
                events.add(Samples.deletionRequested(one));
                events.add(Samples.deleted(one));
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int seed = 0; seed < 8; seed++) {
                List<EventEnvelope> shuffled = new ArrayList<>(events);
                Collections.shuffle(shuffled, new Random(seed));
                threads.submit(() -> projection.apply(shuffled));
            }
        }
        Map<FileId, String> dump = files
                .findAll(all.stream().map(FileDetails::id).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(CatalogEntry::id, e -> e.standing() + " " + e.timeline()));
        assertThat(dump).hasSize(50);
        all.forEach(one -> {
            CatalogEntry expected = events.stream()
                    .filter(e -> e.event().id().equals(one.id()))
                    .collect(
                            () -> new CatalogEntry[1],
                            (sofar, e) -> sofar[0] = sofar[0] == null ? CatalogEntry.of(e) : sofar[0].apply(e),
                            (a, b) -> {})[0];
            assertThat(dump.get(one.id())).isEqualTo(expected.standing() + " " + expected.timeline());
        });
    }

    private CatalogEntry entry() {
        return files.findById(file.id()).orElseThrow();
    }

    private double count(String type, String outcome) {
        return metrics.counter("waybill.catalog.events", "type", type, "outcome", outcome)
                .count();
    }
}
