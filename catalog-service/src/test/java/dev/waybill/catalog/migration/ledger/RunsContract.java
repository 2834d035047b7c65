package dev.waybill.catalog.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.migration.Check;
import dev.waybill.catalog.migration.Control;
import dev.waybill.catalog.migration.Drafted;
import dev.waybill.catalog.migration.Mode;
import dev.waybill.catalog.migration.Phase;
import dev.waybill.catalog.migration.Progress;
import dev.waybill.catalog.migration.ReferenceTally;
import dev.waybill.catalog.migration.Run;
import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.Tally;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything does that keeps runs. */
public abstract class RunsContract {

    private Runs runs;

    protected abstract Runs create();

    @BeforeEach
    void make() {
        runs = create();
    }

    @Test
    void keepsAllThatIsKnownOfARun() {
        Run run = Drafted.run(Mode.RUN, "images", "documents")
                .in(Phase.CARRYING, Drafted.NOW)
                .with(
                        new Progress(
                                List.of(new Check("put", false, "Access denied")),
                                Tally.EMPTY.plus(EntryState.STORED, 5_000_000_000L),
                                3,
                                new ReferenceTally(1, 2, 3, 4),
                                new Progress.Verified(5, 6),
                                7,
                                8L,
                                "S3 is away"),
                        Drafted.NOW);
        runs.begin(run);
        assertThat(runs.find(run.id())).contains(run.saved());
        assertThat(runs.active()).contains(run.saved());
    }

    @Test
    void ofManyThatBeginAtOnceOneDoes() {
        List<RunId> begun = new CopyOnWriteArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Run run : Stream.generate(() -> Drafted.run(Mode.RUN, "images"))
                    .limit(8)
                    .toList()) {
                threads.execute(() -> {
                    try {
                        runs.begin(run);
                        begun.add(run.id());
                    } catch (WaybillException e) {
                        assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_RUNNING);
                    }
                });
            }
        }
        assertThat(begun).hasSize(1);
        assertThat(runs.active()).map(Run::id).contains(begun.getFirst());
        assertThat(runs.recent(9)).extracting(Run::id).containsExactlyElementsOf(begun);
    }

    @Test
    void oneIsActiveAtATime() {
        Run first = Drafted.run(Mode.RUN, "images");
        Run second = Drafted.run(Mode.DRY_RUN, "images");
        runs.begin(first);
        assertRunning(() -> runs.begin(second));
        runs.change(first.id(), run -> run.ended(Phase.COMPLETED, null, Drafted.NOW));
        assertThat(runs.active()).isEmpty();
        runs.begin(second);
        assertThat(runs.active()).map(Run::id).contains(second.id());
        assertThat(runs.recent(9)).extracting(Run::id).containsExactly(second.id(), first.id());
        assertThat(runs.recent(1)).hasSize(1);
    }

    @Test
    void oneThatHasEndedBecomesActiveAgain() {
        Run run = Drafted.run(Mode.RUN, "images");
        runs.begin(run);
        Run ended = runs.change(run.id(), r -> r.ended(Phase.COMPLETED, null, Drafted.NOW));
        runs.begin(ended.reopened(ended.order(), Phase.UNDOING, Drafted.NOW));
        assertThat(runs.active()).map(Run::phase).contains(Phase.UNDOING);
        assertRunning(() -> runs.begin(Drafted.run(Mode.RUN, "images")));
    }

    @Test
    void whoeverComesLateSavesNothing() {
        Run run = Drafted.run(Mode.RUN, "images");
        runs.begin(run);
        Run found = runs.require(run.id());
        assertThat(runs.save(found.with(Control.PAUSED, Drafted.NOW))).isTrue();
        assertThat(runs.save(found.with(Control.ABORTING, Drafted.NOW))).isFalse();
        assertThat(runs.require(run.id()).control()).isEqualTo(Control.PAUSED);
        Run both = runs.change(run.id(), r -> r.in(Phase.CARRYING, Drafted.NOW));
        assertThat(both).isEqualTo(runs.require(run.id()));
        assertThat(both.control()).isEqualTo(Control.PAUSED);
    }

    @Test
    void anUnknownRunIsNotFound() {
        assertThatThrownBy(() -> runs.require(RunId.next()))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_NOT_FOUND));
    }

    private static void assertRunning(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MIGRATION_RUNNING));
    }
}
