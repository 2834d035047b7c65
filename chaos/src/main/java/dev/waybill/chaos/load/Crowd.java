package dev.waybill.chaos.load;

import dev.waybill.chaos.history.History;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clients at work. What each does next follows from the seed; when it gets to do it does not. */
public final class Crowd implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Crowd.class);
    private static final int PATIENCE_SECONDS = 60;

    private final Target target;
    private final History history;
    private final Mix mix;
    private final Pace pace;
    private final Api api = new Api();
    private final InboxSender inbox;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Crowd(Target target, History history, Mix mix) {
        this.target = target;
        this.history = history;
        this.mix = mix;
        this.pace = new Pace(mix.perSecond());
        this.inbox = new InboxSender(target.kafka(), history);
    }

    /** Lets them begin, until this is closed. */
    public static Crowd start(Target target, History history, Mix mix, long seed) {
        Crowd crowd = new Crowd(target, history, mix);
        for (int client = 1; client <= mix.clients(); client++) {
            String name = "s" + seed + "c" + client + "t" + Long.toString(System.nanoTime(), 36);
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000 + client);
            crowd.threads.submit(() -> crowd.work(name, random));
        }
        return crowd;
    }

    private void work(String name, RandomGenerator random) {
        Sender sender = new Sender(name, target, api, history, random, pace, mix.largest());
        Reader reader = new Reader(target, api, history, random);
        try {
            while (pace.turn()) {
                act(sender, reader, random);
            }
        } catch (RuntimeException e) {
            log.error("a client gave up", e);
            history.breach("harness", name + " gave up: " + e);
        }
    }

    private void act(Sender sender, Reader reader, RandomGenerator random) {
        int which = random.nextInt(mix.all());
        if ((which -= mix.uploads()) < 0) {
            sender.upload();
        } else if ((which -= mix.media()) < 0) {
            sender.media();
        } else if ((which -= mix.jobFiles()) < 0) {
            sender.jobFile();
        } else if ((which -= mix.events()) < 0) {
            Content content = sender.small("event");
            inbox.submit(sender.begin("event", content, true), content, 1 + random.nextInt(7));
        } else if ((which -= mix.deletions()) < 0) {
            reader.delete();
        } else if ((which -= mix.links()) < 0) {
            reader.followLink();
        } else {
            reader.poll();
        }
    }

    /** Lets everybody finish what they are at. */
    @Override
    public void close() {
        pace.stop();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        inbox.close();
    }
}
