package dev.waybill.catalog.verification;

import dev.waybill.catalog.lookup.CatchUp;
import dev.waybill.catalog.verification.VerificationRequest.RepairMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks at a few things at once, at those that differ a second time, and tells what both looks found, in order. */
final class Findings implements AutoCloseable {

    private static final int AT_ONCE = 8;
    private static final long BETWEEN_PROGRESS_NANOS = 1_000_000_000L;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("verify-", 0).factory());
    private final VerificationRequest request;
    private final Tally tally;
    private final Repairs repairs;
    private final CatchUp catchUp;
    private final Consumer<Line> told;
    private long progressTold = System.nanoTime();

    Findings(VerificationRequest request, Tally tally, Repairs repairs, CatchUp catchUp, Consumer<Line> told) {
        this.request = request;
        this.tally = tally;
        this.repairs = repairs;
        this.catchUp = catchUp;
        this.told = told;
    }

    Tally tally() {
        return tally;
    }

    /**
     * Looks at all of them. Before the second look the catalog is given time to hear of what has happened since.
     *
     * @return what the second look found of each, in their order, the first where that found nothing
     */
    <T> List<Look> look(List<T> all, Function<T, Look> first, Function<T, Look> again) {
        List<Look> looks = new ArrayList<>(atOnce(all, first));
        List<Integer> suspects = IntStream.range(0, looks.size())
                .filter(i -> !looks.get(i).isClean())
                .boxed()
                .toList();
        if (!suspects.isEmpty()) {
            catchUp.await();
            List<Look> second = atOnce(suspects, i -> again.apply(all.get(i)));
            IntStream.range(0, second.size()).forEach(i -> looks.set(suspects.get(i), second.get(i)));
        }
        tellProgress();
        return looks;
    }

    private <T> List<Look> atOnce(List<T> all, Function<T, Look> look) {
        List<Future<Look>> looks =
                all.stream().map(each -> threads.submit(() -> look.apply(each))).toList();
        return looks.stream().map(Findings::result).toList();
    }

    private static Look result(Future<Look> look) {
        try {
            return look.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while verifying", e);
        }
    }

    /** @param remedy what to do about it, if anything is to be done, and how to see whether it still is so */
    void tell(Line.Difference difference, Supplier<Look> again, Runnable remedy) {
        Line.Difference shown = request.repair() == RepairMode.NONE
                ? new Line.Difference(difference.kind(), difference.path(), difference.id(), difference.detail(), null)
                : difference;
        tally.count(difference);
        told.accept(shown);
        if (request.repair() == RepairMode.APPLY) {
            repairs.note(difference, again, remedy);
        }
    }

    void tellSame(Supplier<Line.Same> same) {
        if (request.all()) {
            told.accept(same.get());
        }
    }

    private void tellProgress() {
        if (System.nanoTime() - progressTold > BETWEEN_PROGRESS_NANOS) {
            told.accept(tally.progress());
            progressTold = System.nanoTime();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
