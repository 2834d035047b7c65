package dev.waybill.catalog.migration.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does the same with many things, some at once. What fails for one fails for all. */
final class Crew implements AutoCloseable {

    /** They wait for S3 and the database more than they compute. */
    private static final int AT_ONCE = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("migration-", 0).factory());

    /** The results, in the order of what they were made of. */
    <A, B> List<B> map(Collection<A> all, Function<A, B> work) {
        List<Future<B>> results =
                all.stream().map(each -> threads.submit(() -> work.apply(each))).toList();
        List<B> made = new ArrayList<>(results.size());
        for (Future<B> result : results) {
            made.add(resultOf(result));
        }
        return made;
    }

    private static <B> B resultOf(Future<B> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoppedException();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
