package dev.waybill.worker.kafka;

import dev.waybill.file.FileId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs work of the same file one after another, in the order it came, and of different files at the same time. */
final class FileQueues {

    private final Map<FileId, Deque<FileWork>> queues = new HashMap<>();
    private final Executor threads;
    private final Consumer<FileWork> worker;

    /**
     * @param threads starts every task at once, each in a thread of its own
     * @param worker returns when the work is done or no longer ours to do
     */
    FileQueues(Executor threads, Consumer<FileWork> worker) {
        this.threads = threads;
        this.worker = worker;
    }

    /** Does not wait. */
    synchronized void add(FileWork work) {
        Deque<FileWork> queue = queues.computeIfAbsent(work.file(), id -> new ArrayDeque<>());
        queue.add(work);
        if (queue.size() == 1) {
            threads.execute(() -> run(work));
        }
    }

    private void run(FileWork work) {
        try {
            worker.accept(work);
        } finally {
            FileWork next = successorOf(work);
            if (next != null) {
                threads.execute(() -> run(next));
            }
        }
    }

    private synchronized @Nullable FileWork successorOf(FileWork done) {
        Deque<FileWork> queue = queues.get(done.file());
        if (queue == null) {
            return null;
        }
        queue.remove();
        if (queue.isEmpty()) {
            queues.remove(done.file());
        }
        return queue.peek();
    }

    /** Whether such work waits behind what runs now for this file. */
    synchronized boolean isBehind(FileId file, Predicate<FileWork> such) {
        Deque<FileWork> queue = queues.get(file);
        return queue != null && queue.stream().skip(1).anyMatch(such);
    }
}
