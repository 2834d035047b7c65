package dev.waybill.chaos.scenario;

import dev.waybill.chaos.cluster.Cluster;
import dev.waybill.chaos.cluster.Cluster.Link;
import dev.waybill.chaos.cluster.Node;
import dev.waybill.chaos.patch.CrashPoint;
import dev.waybill.chaos.patch.CrashPoints;
import dev.waybill.chaos.patch.Service;
import dev.waybill.testkit.network.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Breaks one thing after another, at times two at once. What, for how long and with what break follows from the seed. */
final class Nemesis {

    private static final int LONGEST_SECONDS = 15;
    private static final int LONGEST_BREAK_SECONDS = 6;

    private final Stage stage;
    private final Cluster cluster;
    private final RandomGenerator random;
    private final S3Troubles s3Troubles;
    private final Records records;

    Nemesis(Stage stage) {
        this.stage = stage;
        this.cluster = stage.cluster();
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(stage.seed());
        this.s3Troubles = new S3Troubles(cluster, random);
        this.records = new Records(stage, random);
    }

    /** Goes on for that long. */
    void rage(Duration length) {
        Instant end = Instant.now().plus(length);
        while (Instant.now().isBefore(end)) {
            List<Runnable> remedies = random.nextInt(4) == 0 ? List.of(strike(), strike()) : List.of(strike());
            stage.pause(Duration.ofMillis(random.nextLong(1_000, LONGEST_SECONDS * 1_000)));
            remedies.forEach(Runnable::run);
            stage.pause(Duration.ofMillis(random.nextLong(500, LONGEST_BREAK_SECONDS * 1_000)));
        }
    }

    /** @return what ends it */
    private Runnable strike() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> kill(one(cluster.services()), "kill");
            case 2 -> kill(one(List.of(cluster.kafka(), cluster.s3(), cluster.mongo())), "kill");
            case 3, 4 -> freeze(one(cluster.nodes()));
            case 5 -> terminate(one(cluster.services()));
            case 6, 7 -> crash(one(CrashPoints.all()));
            case 8, 9 -> cut(one(List.of(Link.values())), one(FAULTS));
            case 10 -> s3Troubles.strike(stage);
            default -> records.strike();
        };
    }

    private static final List<Fault> FAULTS = List.of(
            new Fault.Latency(Duration.ofMillis(200), Duration.ofMillis(300)),
            new Fault.Throttle(20_000),
            new Fault.BlackHole(),
            new Fault.Reset(),
            new Fault.Refuse(),
            new Fault.CutToServer(),
            new Fault.CutToClient());

    private Runnable kill(Node node, String kind) {
        stage.fault(kind + " " + family(node));
        node.kill();
        return node::start;
    }

    private Runnable freeze(Node node) {
        stage.fault("freeze " + family(node));
        node.freeze();
        return node::thaw;
    }

    private Runnable terminate(Node node) {
        stage.fault("terminate " + family(node));
        node.terminate(Duration.ZERO);
        return () -> {
            node.terminate(Duration.ofSeconds(40));
            node.kill();
            node.start();
        };
    }

    private Runnable crash(CrashPoint point) {
        Node node = one(nodes(point.service()));
        stage.fault("crash " + point.name());
        cluster.dieAt(node, point, 1 + random.nextInt(10));
        return () -> {};
    }

    private Runnable cut(Link link, Fault fault) {
        stage.fault(link + " " + fault.getClass().getSimpleName());
        cluster.fault(link, fault);
        return () -> cluster.fault(link, Fault.NONE);
    }

    private List<Node> nodes(Service service) {
        return switch (service) {
            case INGEST -> cluster.ingests();
            case WORKER -> cluster.workers();
            case CATALOG -> cluster.catalogs();
        };
    }

    private <T> T one(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }

    private static String family(Node node) {
        return node.name().replaceAll("-\\d$", "");
    }
}
