package dev.waybill.chaos.patch;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What patched services call at their crash points. It runs in the service, so it knows nothing but the JDK. Each time
 * that something happens, a line on standard error says so first.
 */
public final class Crash {

    /** {@code <point>:<n>}: when a thread passes the point the n-th time, from 1 on, the process ends, without hooks. */
    static final String CRASH = "waybill.chaos.crash";

    /** {@code <point>:<n>:<millis>}: the same, but that thread alone stands still for a while. */
    static final String PAUSE = "waybill.chaos.pause";

    private static final int KILLED = 137; // as after SIGKILL
    private static final String[] CRASHING = setting(CRASH);
    private static final String[] PAUSING = setting(PAUSE);
    private static final AtomicInteger CRASH_PASSED = new AtomicInteger();
    private static final AtomicInteger PAUSE_PASSED = new AtomicInteger();

    private Crash() {}

    /** Execution passes a point. */
    public static void at(String point) {
        if (isDue(PAUSING, point, PAUSE_PASSED)) {
            pause(point, Long.parseLong(PAUSING[2]));
        }
        if (isDue(CRASHING, point, CRASH_PASSED)) {
            System.err.println("waybill.chaos: crash at " + point);
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static boolean isDue(String[] setting, String point, AtomicInteger passed) {
        return setting.length > 1
                && setting[0].equals(point)
                && passed.incrementAndGet() == Integer.parseInt(setting[1]);
    }

    private static void pause(String point, long millis) {
        System.err.println("waybill.chaos: pause at " + point);
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("waybill.chaos: goes on at " + point);
    }

    private static String[] setting(String name) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? new String[0] : value.split(":");
    }
}
