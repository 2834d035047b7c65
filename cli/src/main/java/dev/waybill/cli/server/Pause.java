package dev.waybill.cli.server;

import java.time.Duration;

/** Lets time go by; a test counts it instead. */
@FunctionalInterface
public interface Pause {
    void pause(Duration duration) throws InterruptedException;
}
