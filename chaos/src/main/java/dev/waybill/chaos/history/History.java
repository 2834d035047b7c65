package dev.waybill.chaos.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** All that clients did, and what they saw that must not be. Safe for use by many threads. */
public final class History {

    private final Map<String, Submission> submissions = new ConcurrentHashMap<>();
    private final List<Submission> inOrder = new ArrayList<>();
    private final Collection<Breach> breaches = new ConcurrentLinkedQueue<>();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong linksFollowed = new AtomicLong();
    private final AtomicLong linkFailures = new AtomicLong();

    /** Something a client saw that breaks an invariant. @param invariant such as {@code I5} */
    public record Breach(String invariant, String what) {}

    /** Writes down what is about to be sent. */
    public Submission begin(Submission submission) {
        submissions.put(submission.sha256(), submission);
        synchronized (inOrder) {
            inOrder.add(submission);
        }
        return submission;
    }

    /** Counts one request, whatever it was. */
    public void operation(Told told) {
        operations.incrementAndGet();
        if (told == Told.UNKNOWN) {
            unknown.incrementAndGet();
        }
    }

    /** Counts a link that was asked for. @param redirected whether there was one */
    public void link(boolean redirected) {
        (redirected ? linksFollowed : linkFailures).incrementAndGet();
    }

    public void breach(String invariant, String what) {
        breaches.add(new Breach(invariant, what));
    }

    /** One that was acknowledged as a file, any of them; empty while there is none. */
    public Optional<Submission> any(RandomGenerator random) {
        synchronized (inOrder) {
            for (int tries = 0; tries < 20 && !inOrder.isEmpty(); tries++) {
                Submission candidate = inOrder.get(random.nextInt(inOrder.size()));
                if (candidate.told() == Told.OK && !candidate.ids().isEmpty()) {
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    public Optional<Submission> withBytes(String sha256) {
        return Optional.ofNullable(submissions.get(sha256));
    }

    public Collection<Submission> submissions() {
        return List.copyOf(submissions.values());
    }

    public Collection<Breach> breaches() {
        return List.copyOf(breaches);
    }

    public long operations() {
        return operations.get();
    }

    public long unknown() {
        return unknown.get();
    }

    public long linksFollowed() {
        return linksFollowed.get();
    }

    public long linkFailures() {
        return linkFailures.get();
    }

    public long acknowledged() {
        return submissions.values().stream()
                .filter(submission -> submission.told() == Told.OK)
                .count();
    }
}
