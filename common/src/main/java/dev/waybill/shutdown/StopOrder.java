package dev.waybill.shutdown;

import org.springframework.context.SmartLifecycle;

/**
 * Phases of {@link SmartLifecycle} in the order in which a stop goes through them, highest first. Readiness is out of
 * service before any of them (Spring Boot sees to that), and the web server lets its requests finish between the two.
 */
public final class StopOrder {

    /** While load balancers find out; everything goes on as before. */
    static final int DRAIN = Integer.MAX_VALUE;

    /** What requests under way may still need: consumers whose news they wait for, and tasks that keep their leases. */
    public static final int AFTER_REQUESTS = Integer.MAX_VALUE - 8192;

    private StopOrder() {}
}
