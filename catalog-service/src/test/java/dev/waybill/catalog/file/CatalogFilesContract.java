package dev.waybill.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.access.Caller;
import dev.waybill.catalog.Samples;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStaged;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link CatalogFiles} promises, for every adapter. */
public abstract class CatalogFilesContract {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Owner AGENCY = new Owner(Owner.Kind.AGENCY, "AGY-123");

    private CatalogFiles files;

    /** An empty one. */
    protected abstract CatalogFiles create();

    @BeforeEach
    void start() {
        files = create();
    }

    @Test
    void whatWasSavedIsFoundByIdNameAndKey() {
        CatalogEntry entry = saved(CatalogEntry.of(Samples.staged(Samples.file())));
        assertThat(files.findById(entry.id())).contains(entry);
        assertThat(files.findByName(entry.details().filename())).contains(entry);
        assertThat(files.findByKey(entry.details().key())).contains(entry);
        assertThat(files.findAll(List.of(entry.id(), FileId.next()))).isEqualTo(Map.of(entry.id(), entry));
    }

    @Test
    void whatWasNotSavedIsNotFound() {
        assertThat(files.findById(FileId.next())).isEmpty();
        assertThat(files.findByName(new FileName("nothing.pdf"))).isEmpty();
        assertThat(files.findAll(List.of())).isEmpty();
        assertThat(files.saveAll(List.of())).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWas() {
        FileDetails file = Samples.file("Größe 北京 \"x\".pdf", "image/png", new Owner(Owner.Kind.JOB, "j1"), START);
        CatalogEntry failed = saved(CatalogEntry.of(Samples.staged(file)).apply(Samples.failed(file)));
        assertThat(files.findById(file.id())).contains(failed);
        CatalogEntry edited = saved(failed.relabelled(new Labels(null, "now described", List.of()), Instant.now()));
        assertThat(files.findById(file.id())).contains(edited);
        CatalogEntry stored = saved(edited.apply(Samples.stored(file)));
        assertThat(files.findById(file.id())).contains(stored);
        CatalogEntry relocated = saved(stored.apply(Samples.relocated(file, Samples.BUCKET, "another")));
        assertThat(files.findById(file.id())).contains(relocated);
        CatalogEntry again = saved(relocated.apply(Samples.event(new FileRelocated(file, null, "third", "/a", "/b"))));
        assertThat(files.findById(file.id())).contains(again);
    }

    @Test
    void aFileIsMadeOnce() {
        CatalogEntry fresh = CatalogEntry.of(Samples.staged(Samples.file()));
        saved(fresh);
        assertThat(save(fresh)).isEqualTo(SaveOutcome.CHANGED);
    }

    @Test
    void onlyOneOfTwoWhoLoadedTheSameVersionSaves() {
        FileDetails file = Samples.file();
        CatalogEntry loaded = saved(CatalogEntry.of(Samples.staged(file)));
        CatalogEntry stored = saved(loaded.apply(Samples.stored(file)));
        assertThat(save(loaded.apply(Samples.deletionRequested(file)))).isEqualTo(SaveOutcome.CHANGED);
        assertThat(files.findById(file.id())).contains(stored);
    }

    @Test
    void anotherFilesNameIsTakenAndHoldsUpNobody() {
        CatalogEntry first = saved(CatalogEntry.of(Samples.staged(Samples.named("same.pdf"))));
        CatalogEntry second = CatalogEntry.of(Samples.staged(Samples.named("same.pdf")));
        CatalogEntry third = CatalogEntry.of(Samples.staged(Samples.named("other.pdf")));
        CatalogEntry stored = first.apply(Samples.stored(first.details()));
        assertThat(files.saveAll(List.of(second, third, stored)))
                .isEqualTo(Map.of(
                        second.id(), SaveOutcome.TAKEN, third.id(), SaveOutcome.SAVED, first.id(), SaveOutcome.SAVED));
        assertThat(files.findByName(new FileName("same.pdf"))).contains(stored.saved());
        assertThat(files.findById(second.id())).isEmpty();
    }

    @Test
    void ofManyWhoSaveAtOnceOneDoes() throws Exception {
        FileDetails file = Samples.file();
        CatalogEntry loaded = saved(CatalogEntry.of(Samples.staged(file)));
        Callable<SaveOutcome> attempt = () -> save(loaded.apply(Samples.event(new FileStaged(file, 2))));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<SaveOutcome> outcomes = new ArrayList<>();
            for (var outcome :
                    threads.invokeAll(Stream.generate(() -> attempt).limit(16).toList())) {
                outcomes.add(outcome.get());
            }
            assertThat(outcomes).filteredOn(SaveOutcome.SAVED::equals).hasSize(1);
            assertThat(outcomes).doesNotContain(SaveOutcome.TAKEN);
        }
    }

    @Test
    void listsNewestFirstAndGoesOnWhereItWas() {
        List<CatalogEntry> entries = Stream.of(1, 2, 2, 2, 3)
                .map(second -> saved(at(START.plusSeconds(second))))
                .sorted(Comparator.comparing(Position::of))
                .toList();
        assertThat(list(criteria(null, null, null), null, 10)).isEqualTo(entries);

        List<CatalogEntry> page = list(criteria(null, null, null), null, 2);
        assertThat(page).isEqualTo(entries.subList(0, 2));
        saved(at(START.plusSeconds(60)));
        assertThat(list(criteria(null, null, null), Position.of(page.getLast()), 10))
                .isEqualTo(entries.subList(2, 5));
    }

    @Test
    void listsFilesOfEveryStatusInTheOrderOfTheirIds() {
        List<CatalogEntry> saved = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            FileDetails file = Samples.file();
            saved.add(saved(CatalogEntry.of(n % 2 == 0 ? Samples.deleted(file) : Samples.stored(file))));
        }
        assertThat(files.listById(null, 2)).isEqualTo(saved.subList(0, 2));
        assertThat(files.listById(saved.get(1).id(), 10)).isEqualTo(saved.subList(2, 5));
        assertThat(files.listById(saved.get(4).id(), 10)).isEmpty();
    }

    @Test
    void listsAllInTheOrderOfKeys() {
        List<CatalogEntry> entries = Stream.of("B.pdf", "a-b.pdf", "a.pdf", "a_b.pdf", "b.pdf")
                .map(name -> CatalogEntry.of(Samples.deletionRequested(Samples.named(name))))
                .toList();
        entries.reversed().forEach(this::saved);
        List<CatalogEntry> expected = entries.stream().map(CatalogEntry::saved).toList();

        assertThat(files.listByKey(null, 10)).isEqualTo(expected);
        assertThat(files.listByKey(null, 2)).isEqualTo(expected.subList(0, 2));
        assertThat(files.listByKey(entries.get(1).details().key(), 2)).isEqualTo(expected.subList(2, 4));
        assertThat(files.listByKey(new ObjectKey("uploads/agency_invoice/a"), 1))
                .isEqualTo(expected.subList(1, 2));
        assertThat(files.listByKey(entries.getLast().details().key(), 10)).isEmpty();
    }

    @Test
    void deletedFilesAreListedOnlyWhenAskedFor() {
        FileDetails file = Samples.file();
        CatalogEntry gone = saved(CatalogEntry.of(Samples.deletionRequested(file)));
        assertThat(list(criteria(null, null, null), null, 10)).isEmpty();
        assertThat(list(criteria(FileStatus.DELETING, null, null), null, 10)).containsExactly(gone);
    }

    @Test
    void everyCriterionNarrows() {
        CatalogEntry entry = saved(at(START));
        CatalogEntry other = saved(CatalogEntry.of(Samples.staged(
                Samples.file("photo.png", "image/png", new Owner(Owner.Kind.JOB, "j1"), START.plusSeconds(9)))));
        var none = criteria(null, null, null);
        assertThat(list(none, null, 10)).containsExactly(other, entry);
        for (Criteria narrow : List.of(
                new Criteria(Caller.ANYONE, CollectionName.DOCUMENTS, AGENCY, null, null, null, null, null, null, null),
                new Criteria(
                        Caller.ANYONE,
                        null,
                        null,
                        new DocType("agency_invoice"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        START.plusSeconds(1)),
                new Criteria(
                        Caller.ANYONE,
                        null,
                        null,
                        null,
                        new MediaType("application/pdf"),
                        null,
                        null,
                        null,
                        null,
                        null),
                new Criteria(
                        Caller.ANYONE, null, null, null, null, "paid", FileStatus.STAGED, "INVOICE", null, null))) {
            assertThat(list(narrow, null, 10)).containsExactly(entry);
        }
        assertThat(list(new Criteria(Caller.ANYONE, null, null, null, null, null, null, null, START, null), null, 10))
                .containsExactly(other);
        assertThat(list(
                        new Criteria(
                                Caller.ANYONE,
                                CollectionName.JOB_DOCUMENTS,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null),
                        null,
                        10))
                .isEmpty();
    }

    @Test
    void filesAreListedByTheBucketThatTheyAreStoredIn() {
        CatalogEntry one = saved(CatalogEntry.of(Samples.stored(Samples.file(), "one")));
        CatalogEntry two = saved(CatalogEntry.of(Samples.stored(Samples.file(), "one")));
        saved(CatalogEntry.of(Samples.stored(Samples.file(), "other")));
        saved(CatalogEntry.of(Samples.staged(Samples.file())));
        FileDetails going = Samples.file();
        saved(saved(CatalogEntry.of(Samples.stored(going, "one")))
                .apply(Samples.event(new FileDeletionRequested(going, "one"))));

        assertThat(files.listStoredIn("one", null, 10)).containsExactly(one, two);
        assertThat(files.listStoredIn("one", null, 1)).containsExactly(one);
        assertThat(files.listStoredIn("one", one.id(), 10)).containsExactly(two);
        assertThat(files.listStoredIn("one", two.id(), 10)).isEmpty();
        assertThat(files.listStoredIn("none", null, 10)).isEmpty();
    }

    @Test
    void nobodyIsShownTheFilesOfOthers() {
        CatalogEntry ours = saved(at(START));
        Owner event = new Owner(Owner.Kind.EVENT, "e1");
        CatalogEntry theirs = saved(
                CatalogEntry.of(Samples.staged(Samples.file("photo.png", "image/png", event, START.plusSeconds(1)))));
        Owner product = new Owner(Owner.Kind.PRODUCT, "product_1");
        CatalogEntry everybodys = saved(
                CatalogEntry.of(Samples.staged(Samples.file("shoe.png", "image/png", product, START.plusSeconds(2)))));

        assertThat(seenBy(new Caller("u", false, Set.of(AGENCY)))).containsExactly(everybodys, ours);
        assertThat(seenBy(new Caller("u", false, Set.of(event)))).containsExactly(everybodys, theirs);
        assertThat(seenBy(new Caller("u", false, Set.of()))).containsExactly(everybodys);
        assertThat(seenBy(new Caller("u", true, Set.of()))).containsExactly(everybodys, theirs, ours);
    }

    private List<CatalogEntry> seenBy(Caller caller) {
        return list(new Criteria(caller, null, null, null, null, null, null, null, null, null), null, 10);
    }

    @Test
    void textAndTagsAreThoseOfNow() {
        CatalogEntry entry = saved(saved(at(START)).relabelled(new Labels("Quittung", null, List.of("neu")), START));
        assertThat(list(criteria(null, "neu", "quitt"), null, 10)).containsExactly(entry);
        assertThat(list(criteria(null, "paid", null), null, 10)).isEmpty();
        assertThat(list(criteria(null, null, "A title"), null, 10)).isEmpty();
    }

    @Test
    void textIsLiteral() {
        saved(at(START));
        CatalogEntry odd =
                saved(CatalogEntry.of(Samples.staged(Samples.file("a.*(E)$b.pdf", "application/pdf", AGENCY, START))));
        assertThat(list(criteria(null, null, ".*"), null, 10)).containsExactly(odd);
        assertThat(list(criteria(null, null, "\\E)$"), null, 10)).isEmpty();
        assertThat(list(criteria(null, null, ")$B"), null, 10)).containsExactly(odd);
    }

    private static Criteria criteria(@Nullable FileStatus status, @Nullable String tag, @Nullable String text) {
        return new Criteria(Caller.ANYONE, null, null, null, null, tag, status, text, null, null);
    }

    private static CatalogEntry at(Instant createdAt) {
        return CatalogEntry.of(Samples.staged(Samples.file("invoice.pdf", "application/pdf", AGENCY, createdAt)));
    }

    private List<CatalogEntry> list(Criteria criteria, @Nullable Position after, int limit) {
        return files.list(criteria, after, limit);
    }

    private CatalogEntry saved(CatalogEntry entry) {
        assertThat(save(entry)).isEqualTo(SaveOutcome.SAVED);
        return entry.saved();
    }

    private SaveOutcome save(CatalogEntry entry) {
        return files.saveAll(List.of(entry)).get(entry.id());
    }
}
