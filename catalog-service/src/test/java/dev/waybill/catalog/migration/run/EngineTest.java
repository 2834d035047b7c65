package dev.waybill.catalog.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.Control;
import dev.waybill.catalog.migration.Drafted;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.ReferenceTally;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.catalog.migration.ledger.memory.InMemoryLedger;
import dev.waybill.catalog.migration.ledger.memory.InMemoryRuns;
import dev.waybill.catalog.migration.reference.Addresses;
import dev.waybill.catalog.migration.reference.memory.InMemoryReferences;
import dev.waybill.catalog.migration.source.Found;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineTest {

    private final TestOutfit outfit = new TestOutfit();
    private final InMemoryRuns runs = new InMemoryRuns();
    private final InMemoryLedger ledger = new InMemoryLedger();
    private final InMemoryReferences references =
            new InMemoryReferences(List.of("slides.html"), new Addresses(List.of(), List.of("images/")));
    private final List<FileRelocated> told = new CopyOnWriteArrayList<>();
    private final Engine engine = new Engine(
            runs,
            ledger,
            run -> outfit,
            outfit.catalog,
            references,
            (run, relocated) -> told.add(relocated),
            RunLog.NONE,
            Clock.systemUTC());

    @BeforeEach
    void thereIsASlide() {
        slide("<p>nothing of ours</p>");
    }

    @Test
    void everyFileIsStoredToldOfVerifiedAndItsReferencesReplaced() {
        file("images/2024/12/a.png");
        file("images/2025/01/b.png");
        slide("<img src=\"/images/2024/12/a.png\">");
        Run run = worked(Mode.RUN);
        assertThat(run.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(run.progress().files().files(EntryState.STORED)).isEqualTo(2);
        assertThat(run.progress().verified().sound()).isEqualTo(2);
        assertThat(entry(run, "images/2024/12/a.png").verified()).isTrue();
        assertThat(slide()).isEqualTo("<img src=\"/api/files/a.png\">");
        assertThat(run.progress().references()).isEqualTo(new ReferenceTally(1, 0, 0, 0));
        assertThat(told)
                .extracting(FileRelocated::oldAddress, FileRelocated::newAddress)
                .containsExactlyInAnyOrder(
                        tuple("/images/2024/12/a.png", "/api/files/a.png"),
                        tuple("/images/2025/01/b.png", "/api/files/b.png"));
        assertThat(outfit.settled).hasSize(2);
    }

    @Test
    void aDryRunPlansAndChangesNothing() {
        file("images/2024/12/a.png");
        slide("<img src=\"/images/2024/12/a.png\">");
        Run run = worked(Mode.DRY_RUN);
        assertThat(run.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(run.progress().files().files(EntryState.PLANNED)).isEqualTo(1);
        assertThat(run.progress().references()).isEqualTo(new ReferenceTally(1, 0, 0, 0));
        assertThat(outfit.carried).isEmpty();
        assertThat(slide()).isEqualTo("<img src=\"/images/2024/12/a.png\">");
    }

    @Test
    void whatASourceSaysBesidesItsFilesIsKeptBeforeThemAndByNoDryRun() {
        file("images/2024/12/a.png");
        worked(Mode.DRY_RUN);
        assertThat(outfit.keptBesides).isEmpty();
        worked(Mode.RUN);
        assertThat(outfit.keptBesides).containsExactly(0);
        assertThat(outfit.carried).hasSize(1);
    }

    @Test
    void aFailedCheckEndsItBeforeAnythingIsPlanned() {
        file("images/2024/12/a.png");
        outfit.checks.add(new Check("delete", false, "Access denied"));
        Run run = worked(Mode.RUN);
        assertThat(run.phase()).isEqualTo(Phase.FAILED_PREFLIGHT);
        assertThat(run.progress().checks()).extracting(Check::ok).contains(false);
        assertThat(run.progress().files().files()).isZero();
    }

    @Test
    void checkOnlyEndsAfterTheChecks() {
        file("images/2024/12/a.png");
        Run run = worked(Mode.CHECK_ONLY);
        assertThat(run.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(run.progress().files().files()).isZero();
    }

    @Test
    void oneFailingFileStopsNothing() {
        file("images/2024/12/a.png");
        file("images/2024/12/b.png");
        outfit.trouble.put(
                "images/2024/12/a.png", new WaybillException(ErrorCode.SOURCE_UNREADABLE, "permission denied"));
        outfit.others.add(new Found.Unfit("images/link.png", 3, ErrorCode.SOURCE_UNREADABLE, "a symbolic link"));
        Run run = worked(Mode.RUN);
        assertThat(run.phase()).isEqualTo(Phase.COMPLETED_WITH_ERRORS);
        assertThat(entry(run, "images/2024/12/a.png").code()).isEqualTo(ErrorCode.SOURCE_UNREADABLE);
        assertThat(entry(run, "images/2024/12/b.png").state()).isEqualTo(EntryState.STORED);
        assertThat(entry(run, "images/link.png").state()).isEqualTo(EntryState.REFUSED);
    }

    @Test
    void whatIsThereWithTheSameBytesIsSkippedAndAnythingElseIsAConflict() {
        file("images/2024/12/same.png");
        file("images/2024/12/other.png");
        known("images/2024/12/same.png", outfit.files.get("images/2024/12/same.png"));
        known("images/2024/12/other.png", "other".getBytes(StandardCharsets.UTF_8));
        Run run = worked(Mode.RUN);
        assertThat(entry(run, "images/2024/12/same.png").state()).isEqualTo(EntryState.PRESENT);
        assertThat(entry(run, "images/2024/12/other.png").state()).isEqualTo(EntryState.CONFLICT);
        assertThat(outfit.carried).isEmpty();
    }

    @Test
    void aFileThatSomebodyUploadedAndThatIsOnItsWayIsNotTakenForStored() {
        file("images/2024/12/a.png");
        slide("<img src='/images/2024/12/a.png'>");
        FileDetails file =
                Drafted.image("images/2024/12/a.png").details(20, Sha256.of(outfit.files.get("images/2024/12/a.png")));
        outfit.catalog.saveAll(List.of(CatalogEntry.of(Samples.event(new FileStaged(file, 1)))));
        outfit.trouble.put("images/2024/12/a.png", new WaybillException(ErrorCode.SOURCE_UNREADABLE, "gone"));
        Run run = worked(Mode.RUN);
        assertThat(entry(run, "images/2024/12/a.png").required().id()).isEqualTo(file.id());
        assertThat(entry(run, "images/2024/12/a.png").state()).isEqualTo(EntryState.FAILED);
        assertThat(slide()).contains("/images/2024/12/a.png");
    }

    @Test
    void ofTwoFilesOfOneNameTheSecondIsFoundByItsId() {
        file("images/2024/12/a.png");
        file("images/2025/01/a.png");
        Run run = worked(Mode.RUN);
        Entry first = entry(run, "images/2024/12/a.png");
        Entry second = entry(run, "images/2025/01/a.png");
        List<String> names = new ArrayList<>(List.of(
                first.required().filename().value(),
                second.required().filename().value()));
        assertThat(names).contains("a.png").doesNotHaveDuplicates();
        assertThat(run.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void anOutageIsWaitedFor() {
        file("images/2024/12/a.png");
        AtomicInteger tries = new AtomicInteger();
        outfit.beforeCarrying = path -> {
            if (tries.incrementAndGet() < 3) {
                throw new WaybillException(ErrorCode.S3_UNAVAILABLE, "away");
            }
        };
        assertThat(worked(Mode.RUN).phase()).isEqualTo(Phase.COMPLETED);
        assertThat(tries).hasValue(3);
    }

    @Test
    void aPausedRunGoesOnWhereItWas() {
        file("images/2024/12/a.png");
        file("images/2024/12/b.png");
        Run run = begun(Mode.RUN);
        outfit.beforeCarrying = path -> {
            runs.change(run.id(), now -> now.with(Control.PAUSED, Drafted.NOW));
            throw new WaybillException(ErrorCode.S3_UNAVAILABLE, "so that it is still on its way");
        };
        engine.work(run.id());
        assertThat(runs.require(run.id()).phase()).isEqualTo(Phase.CARRYING);
        outfit.beforeCarrying = path -> {};
        runs.change(run.id(), now -> now.with(Control.RUN, Drafted.NOW));
        engine.work(run.id());
        assertThat(runs.require(run.id()).phase()).isEqualTo(Phase.COMPLETED);
        assertThat(outfit.carried).hasSize(2);
    }

    @Test
    void aFileThatTakesForeverKeepsNobodyFromPausing() {
        file("images/2024/12/a.png");
        Run run = begun(Mode.RUN);
        CountDownLatch begun = new CountDownLatch(1);
        outfit.beforeCarrying = path -> {
            begun.countDown();
            LockSupport.park();
            throw new WaybillException(ErrorCode.SOURCE_UNREADABLE, "interrupted in the middle of it");
        };
        Thread worker = Thread.ofVirtual().start(() -> engine.work(run.id()));
        await().pollDelay(Duration.ZERO).until(() -> begun.getCount() == 0);
        runs.change(run.id(), now -> now.with(Control.PAUSED, Drafted.NOW));
        await().pollDelay(Duration.ZERO).until(() -> !worker.isAlive());
        assertThat(entry(run, "images/2024/12/a.png").state()).isEqualTo(EntryState.PLANNED);
    }

    @Test
    void anAbortedRunEndsAndWhatItDidStays() {
        file("images/2024/12/a.png");
        file("images/2024/12/b.png");
        outfit.trouble.put("images/2024/12/b.png", new WaybillException(ErrorCode.S3_UNAVAILABLE, "away"));
        Run run = begun(Mode.RUN);
        Thread worker = Thread.ofVirtual().start(() -> engine.work(run.id()));
        await().pollDelay(Duration.ZERO).until(() -> ledger.tally(run.id()).files(EntryState.STORED) == 1);
        runs.change(run.id(), now -> now.with(Control.ABORTING, Drafted.NOW));
        await().pollDelay(Duration.ZERO).until(() -> !worker.isAlive());
        assertThat(runs.require(run.id()).phase()).isEqualTo(Phase.ABORTED);
        assertThat(entry(run, "images/2024/12/a.png").state()).isEqualTo(EntryState.STORED);

        runs.begin(runs.require(run.id()).reopened(run.order(), Phase.VERIFYING, Drafted.NOW));
        engine.work(run.id());
        assertThat(runs.require(run.id()).phase())
                .as("half of it was never moved")
                .isEqualTo(Phase.COMPLETED_WITH_ERRORS);
    }

    @Test
    void undoPutsReferencesBackAndLeavesObjects() {
        file("images/2024/12/a.png");
        String before = "<img src='./images/2024/12/a.png'>\r\n";
        slide(before);
        Run run = worked(Mode.RUN);
        assertThat(slide()).contains("/api/files/a.png");
        runs.begin(run.reopened(run.order(), Phase.UNDOING, Drafted.NOW));
        outfit.storeGone = true;
        engine.work(run.id());
        assertThat(runs.require(run.id()).phase()).isEqualTo(Phase.UNDONE);
        assertThat(slide()).isEqualTo(before);
        assertThat(outfit.store.find(
                        entry(run, "images/2024/12/a.png").required().key()))
                .isPresent();
    }

    @Test
    void whatIsNotAtItsKeyAnyMoreIsFoundByVerifying() {
        file("images/2024/12/a.png");
        Run run = worked(Mode.RUN);
        outfit.store.delete(entry(run, "images/2024/12/a.png").required().key());
        runs.begin(run.reopened(run.order(), Phase.VERIFYING, Drafted.NOW));
        engine.work(run.id());
        assertThat(runs.require(run.id()).phase()).isEqualTo(Phase.COMPLETED_WITH_ERRORS);
        assertThat(entry(run, "images/2024/12/a.png").message()).contains("nothing lies at");
    }

    @Test
    void addressesThatStandThereAgainAreFoundByVerifying() {
        file("images/2024/12/a.png");
        slide("<img src='/images/2024/12/a.png'>");
        Run run = worked(Mode.RUN);
        slide("<img src='/images/2024/12/a.png'> <img src='/images/2024/12/none.png'>");
        runs.begin(run.reopened(run.order(), Phase.VERIFYING, Drafted.NOW));
        engine.work(run.id());
        assertThat(runs.require(run.id()).progress().references()).isEqualTo(new ReferenceTally(1, 2, 0, 0));
        assertThat(slide()).contains("/images/2024/12/a.png");
    }

    private void slide(String html) {
        references.put("slides", "1", Map.of("html", html));
    }

    private String slide() {
        return (String) references.get("slides", "1").orElseThrow().get("html");
    }

    private void file(String path) {
        outfit.files.put(path, path.getBytes(StandardCharsets.UTF_8));
    }

    private void known(String key, byte[] bytes) {
        FileDetails file = Drafted.image(key).details(bytes.length, Sha256.of(bytes));
        outfit.catalog.saveAll(List.of(CatalogEntry.of(Samples.event(new FileStored(file, Samples.BUCKET)))));
        outfit.files.computeIfAbsent(key, k -> bytes);
    }

    private Run begun(Mode mode) {
        Run run = Drafted.run(mode, "images");
        runs.begin(run);
        return run;
    }

    private Run worked(Mode mode) {
        Run run = begun(mode);
        engine.work(run.id());
        return runs.require(run.id());
    }

    private Entry entry(Run run, String path) {
        return ledger.find(run.id(), path).orElseThrow();
    }
}
