package dev.waybill.benchmarks.transfer;

import dev.waybill.benchmarks.BenchmarkFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** The same for many, on virtual threads, so many at a time. */
public final class InParallel {

    private InParallel() {}

    /** What is done with one of them. */
    public interface Action<T, R> {
        R apply(T item) throws Exception;
    }

    /** The results in the items' order. @throws BenchmarkFailure when one of them failed; the rest are ended */
    public static <T, R> List<R> map(int concurrency, List<T> items, Action<T, R> action) {
        Semaphore slots = new Semaphore(concurrency);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<R>> futures = new ArrayList<>();
            for (T item : items) {
                futures.add(threads.submit(within(slots, () -> action.apply(item))));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw cause instanceof BenchmarkFailure failure ? failure : new BenchmarkFailure(cause.toString(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkFailure("interrupted", e);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private static <R> Callable<R> within(Semaphore slots, Callable<R> action) {
        return () -> {
            slots.acquire();
            try {
                return action.call();
            } finally {
                slots.release();
            }
        };
    }
}
