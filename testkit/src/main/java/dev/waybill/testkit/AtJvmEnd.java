package dev.waybill.testkit;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.LoggerFactory;

/** Closes what tests share, the last first. */
final class AtJvmEnd {

    private static final Deque<AutoCloseable> RESOURCES = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtJvmEnd::closeAll, "testkit-end"));
    }

    static void close(AutoCloseable resource) {
        RESOURCES.push(resource);
    }

    private static void closeAll() {
        RESOURCES.forEach(resource -> {
            try {
                resource.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(AtJvmEnd.class).warn("Cannot close {}", resource, e);
            }
        });
    }

    private AtJvmEnd() {}
}
