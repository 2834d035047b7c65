package dev.waybill.catalog.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RebuildTest {

    /** By it everything here happened long ago. */
    private final Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));

    private final CatalogFiles live = new InMemoryCatalogFiles();
    private final List<EventEnvelope> topics = new ArrayList<>();
    private final List<EventEnvelope> bucket = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final Rebuild rebuild = new Rebuild(
            live,
            RebuildTest::emptyCatalog,
            Map.of(From.TOPICS, inBatches(topics), From.BUCKET, inBatches(bucket)),
            clock);

    @Test
    void aCatalogThatWasWipedIsMadeAnewRowByRow() {
        List<EventEnvelope> history = history(120);
        CatalogFiles before = folded(history);
        topics.addAll(history);
        Collections.shuffle(topics, new Random(3));

        Line.Summary summary = rebuild.run(From.TOPICS, false, lines::add);

        assertThat(rows(live)).isEqualTo(rows(before)).hasSize(120);
        assertThat(summary.added()).isEqualTo(120);
        assertThat(summary.events()).isEqualTo(history.size());
        assertThat(summary.found().missing()).isEqualTo(120);
        assertThat(summary.now().isEqual()).isTrue();
        assertThat(summary.now().same()).isEqualTo(120);
        assertThat(summary.ok()).isTrue();
        assertThat(lines).last().isEqualTo(summary);
    }

    @Test
    void aWholeCatalogIsProvedEqualAndLeftAsItIs() {
        history(30).forEach(this::happened);
        Map<Object, Long> versions = versions();

        Line.Summary summary = rebuild.run(From.TOPICS, false, lines::add);

        assertThat(summary.found()).isEqualTo(summary.now());
        assertThat(summary.now().same()).isEqualTo(30);
        assertThat(summary.now().isEqual()).isTrue();
        assertThat(versions()).isEqualTo(versions);
    }

    @Test
    void aDryRunChangesNothingAndTellsOfEachRow() {
        FileDetails file = Samples.file();
        topics.add(Samples.staged(file));

        Line.Summary summary = rebuild.run(From.TOPICS, true, lines::add);

        assertThat(summary.ok()).isFalse();
        assertThat(summary.found().missing()).isEqualTo(1);
        assertThat(summary.now().isEqual()).isFalse();
        assertThat(live.findById(file.id())).isEmpty();
        assertThat(lines)
                .contains(new Line.Differing(
                        "difference",
                        "missing",
                        file.id().toString(),
                        file.key().value(),
                        "staged",
                        "the catalog does not have it"));
    }

    @Test
    void aRowThatIsBehindCatchesUpAndKeepsItsLabels() {
        FileDetails file = Samples.file();
        happened(Samples.staged(file));
        Labels labels = new Labels("Another title", null, List.of());
        live.saveAll(List.of(entry(file).relabelled(labels, Instant.now())));
        topics.add(Samples.stored(file));
        topics.add(Samples.deletionRequested(file));
        topics.add(Samples.deleted(file));

        Line.Summary summary = rebuild.run(From.TOPICS, false, lines::add);

        assertThat(summary.updated()).isEqualTo(1);
        assertThat(summary.now().isEqual()).isTrue();
        assertThat(entry(file).status()).isEqualTo(FileStatus.DELETED);
        assertThat(entry(file).timeline().events()).hasSize(4);
        assertThat(entry(file).labels()).isEqualTo(labels);
    }

    @Test
    void whatRetentionDroppedStaysAndIsNamed() {
        FileDetails forgotten = Samples.file();
        FileDetails halfForgotten = Samples.file();
        live.saveAll(List.of(
                CatalogEntry.of(Samples.stored(forgotten)),
                CatalogEntry.of(Samples.staged(halfForgotten)).apply(Samples.deleted(halfForgotten))));
        topics.add(Samples.stored(halfForgotten));

        Line.Summary summary = rebuild.run(From.TOPICS, false, lines::add);

        assertThat(summary.now().extra()).isEqualTo(1);
        assertThat(summary.updated()).isEqualTo(1);
        assertThat(summary.now().kept()).isEqualTo(1);
        assertThat(summary.now().isEqual()).isFalse();
        assertThat(summary.ok()).isTrue();
        assertThat(entry(halfForgotten).status()).isEqualTo(FileStatus.DELETED);
        assertThat(entry(forgotten).status()).isEqualTo(FileStatus.STORED);
        assertThat(differing("extra")).containsExactly(forgotten.id().toString());
        assertThat(differing("kept")).containsExactly(halfForgotten.id().toString());
    }

    @Test
    void twoFilesOfOneNameAreNotBothAdded() {
        FileDetails first = Samples.named("same.pdf");
        FileDetails second = Samples.named("same.pdf");
        fold(live, Samples.stored(first));
        topics.add(Samples.stored(second));

        Line.Summary summary = rebuild.run(From.TOPICS, false, lines::add);

        assertThat(summary.refused()).isEqualTo(1);
        assertThat(summary.ok()).isFalse();
        assertThat(differing("refused")).containsExactly(second.id().toString());
        assertThat(live.findById(second.id())).isEmpty();
    }

    @Test
    void whatHappensMeanwhileIsNoDifference() {
        FileDetails file = Samples.file();
        live.saveAll(List.of(CatalogEntry.of(new EventEnvelope(
                "later", clock.instant(), "/waybill/test", Samples.stored(file).event()))));

        Line.Summary summary = rebuild.run(From.TOPICS, false, lines::add);

        assertThat(summary.now().changing()).isEqualTo(1);
        assertThat(summary.now().extra()).isZero();
        assertThat(summary.now().isEqual()).isTrue();
    }

    @Test
    void fromTheBucketOnlyWhatIsMissingIsAdded() {
        FileDetails lost = Samples.file();
        FileDetails deleted = Samples.file();
        FileDetails known = Samples.file();
        FileDetails gone = Samples.file();
        happened(Samples.deletionRequested(deleted));
        happened(Samples.stored(known));
        happened(Samples.stored(gone));
        CatalogEntry before = entry(known);
        List.of(lost, deleted, known).forEach(file -> bucket.add(Samples.event(new FileStored(file, Samples.BUCKET))));

        Line.Summary summary = rebuild.run(From.BUCKET, false, lines::add);

        assertThat(summary.added()).isEqualTo(1);
        assertThat(summary.updated()).isZero();
        assertThat(entry(lost).status()).isEqualTo(FileStatus.STORED);
        assertThat(entry(deleted).status()).isEqualTo(FileStatus.DELETING);
        assertThat(entry(known)).isEqualTo(before);
        assertThat(differing("kept")).containsExactly(deleted.id().toString());
        assertThat(differing("extra")).containsExactly(gone.id().toString());
    }

    @Test
    void thereIsOneAtATimeAndOneThatFailsLetsTheNext() {
        Rebuild again = new Rebuild(
                live,
                RebuildTest::emptyCatalog,
                Map.of(From.TOPICS, batches -> {
                    throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "no Kafka");
                }),
                clock);
        assertThatThrownBy(() -> again.run(From.TOPICS, true, lines::add)).hasMessage("no Kafka");
        assertThatThrownBy(() -> again.run(From.TOPICS, true, line -> again.run(From.TOPICS, true, lines::add)))
                .extracting(e -> ((WaybillException) e).code())
                .isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        assertThatThrownBy(() -> again.run(From.BUCKET, true, lines::add)).hasMessageContaining("local storage");
    }

    private static List<EventEnvelope> history(int files) {
        List<EventEnvelope> events = new ArrayList<>();
        IntStream.range(0, files).forEach(n -> {
            FileDetails file = Samples.file();
            events.add(Samples.staged(file));
            events.add(n % 5 == 0 ? Samples.failed(file) : Samples.stored(file));
            if (n % 3 == 0) {
                events.add(Samples.deletionRequested(file));
                events.add(Samples.deleted(file));
            }
        });
        return events;
    }

    private void happened(EventEnvelope event) {
        topics.add(event);
        fold(live, event);
    }

    private static CatalogFiles folded(List<EventEnvelope> events) {
        CatalogFiles files = new InMemoryCatalogFiles();
        events.forEach(event -> fold(files, event));
        return files;
    }

    private static void fold(CatalogFiles files, EventEnvelope event) {
        CatalogEntry entry = files.findById(event.event().id())
                .map(before -> before.apply(event))
                .orElseGet(() -> CatalogEntry.of(event));
        files.saveAll(List.of(entry));
    }

    private CatalogEntry entry(FileDetails file) {
        return live.findById(file.id()).orElseThrow();
    }

    private static List<String> rows(CatalogFiles files) {
        return files.listById(null, 1000).stream().map(From.TOPICS::row).toList();
    }

    private Map<Object, Long> versions() {
        return live.listById(null, 1000).stream().collect(Collectors.toMap(CatalogEntry::id, CatalogEntry::version));
    }

    private List<String> differing(String kind) {
        return lines.stream()
                .filter(Line.Differing.class::isInstance)
                .map(Line.Differing.class::cast)
                .filter(line -> line.kind().equals(kind))
                .map(Line.Differing::id)
                .toList();
    }

    private static RebuildSource inBatches(List<EventEnvelope> events) {
        return (Consumer<List<EventEnvelope>> batches) -> {
            for (int start = 0; start < events.size(); start += 7) {
                batches.accept(events.subList(start, Math.min(start + 7, events.size())));
            }
            return 0;
        };
    }

    private static FreshCatalog emptyCatalog() {
        CatalogFiles files = new InMemoryCatalogFiles();
        return new FreshCatalog() {
            @Override
            public CatalogFiles files() {
                return files;
            }

            @Override
            public void close() {
                // Forgotten with the object.
            }
        };
    }
}
