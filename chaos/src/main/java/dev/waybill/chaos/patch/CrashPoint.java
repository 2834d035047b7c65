package dev.waybill.chaos.patch;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A place in a service at which its process can be made to die, or one of its threads to stand still.
 *
 * @param promise what must hold although it dies there
 */
public record CrashPoint(String name, Service service, String promise, Edit edit) {

    /** Makes the point one; by itself it changes nothing. */
    public Patch patch() {
        return new Patch(name, Set.of(service), List.of(edit));
    }

    /** The JVM's option that ends the process when the point is passed the n-th time, from 1 on. Its exit code is 137. */
    public String crash(int nth) {
        return "-D%s=%s:%d".formatted(Crash.CRASH, name, nth);
    }

    /** The JVM's option that holds up the thread that passes it the n-th time. */
    public String pause(int nth, Duration time) {
        return "-D%s=%s:%d:%d".formatted(Crash.PAUSE, name, nth, time.toMillis());
    }

    /** What the process prints on standard error once it pauses here. */
    public String pausedLine() {
        return "waybill.chaos: pause at " + name;
    }
}
