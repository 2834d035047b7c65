package dev.waybill.chaos.cluster;

import dev.waybill.chaos.disk.PowerCutDisk;
import dev.waybill.chaos.patch.CrashPoint;
import dev.waybill.chaos.patch.Service;
import dev.waybill.chaos.s3.S3FaultProxy;
import dev.waybill.testkit.network.Fault;
import dev.waybill.testkit.network.FaultProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Kafka, S3, MongoDB and the services, each a process of its own. The services reach what they stand on through proxies
 * only; whoever checks goes around these. Everything listens on the loopback address.
 */
public final class Cluster implements AutoCloseable {

    public static final String BUCKET = "chaos";
    public static final String DATABASE = "waybill";
    public static final String ACCESS_KEY = "chaos-access";
    public static final String SECRET_KEY = "chaos-secret";

    private static final String HOST = "127.0.0.1";
    private static final Duration START = Duration.ofMinutes(5); // many JVMs, two cores

    private final Path directory;
    private final StagingDisk disk;
    private final Backends backends;
    private final ServiceCommands commands;
    private final List<Node> ingests;
    private final List<Node> workers;
    private final List<Node> catalogs;
    private final List<URI> ingestAddresses = new ArrayList<>();
    private final List<URI> catalogAddresses = new ArrayList<>();

    private Cluster(Plan plan, Path repository, Path directory) throws IOException {
        this.directory = directory;
        this.disk = StagingDisk.mount(plan.disk(), directory.resolve("staging"));
        FreePorts ports = new FreePorts();
        this.backends = new Backends(directory, ports);
        this.commands = new ServiceCommands(repository, directory.resolve("patched"), plan);
        Map<String, String> settings = new HashMap<>(backends.settings());
        settings.put("WAYBILL_STAGING", staging().toString());
        settings.putAll(plan.settings());
        this.ingests = services(Service.INGEST, plan.ingests(), settings, ports, ingestAddresses);
        this.workers = services(Service.WORKER, plan.workers(), settings, ports, new ArrayList<>());
        this.catalogs = services(Service.CATALOG, plan.catalogs(), settings, ports, catalogAddresses);
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param repository where Waybill is built
     * @param directory for what the back ends keep, and for logs; made if it is not there
     */
    public static Cluster start(Plan plan, Path repository, Path directory) throws IOException {
        Files.createDirectories(directory);
        Cluster cluster = new Cluster(plan, repository, directory.toAbsolutePath());
        try {
            cluster.heal();
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private List<Node> services(
            Service service, int count, Map<String, String> settings, FreePorts ports, List<URI> addresses) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    int port = ports.take();
                    int management = ports.take();
                    addresses.add(at(port, ""));
                    return node(service, number, settings, port, management);
                })
                .toList();
    }

    private Node node(Service service, int number, Map<String, String> settings, int port, int management) {
        String name = service.module() + "-" + number;
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("MANAGEMENT_PORT", String.valueOf(management));
        return new Node(
                name, commands.of(service), environment, directory, at(management, "/actuator/health/readiness"));
    }

    static URI at(int port, String path) {
        return URI.create("http://" + HOST + ":" + port + path);
    }

    public Path directory() {
        return directory;
    }

    public Path staging() {
        return disk.staging();
    }

    /** What staging lies on, in a plan that says so. */
    public PowerCutDisk powerCutDisk() {
        return disk.powerCut();
    }

    public List<Node> ingests() {
        return ingests;
    }

    public List<Node> workers() {
        return workers;
    }

    public List<Node> catalogs() {
        return catalogs;
    }

    public List<URI> ingestAddresses() {
        return List.copyOf(ingestAddresses);
    }

    public List<URI> catalogAddresses() {
        return List.copyOf(catalogAddresses);
    }

    public List<Node> services() {
        return Stream.of(ingests, workers, catalogs).flatMap(List::stream).toList();
    }

    public Node kafka() {
        return backends.kafka();
    }

    public Node s3() {
        return backends.s3();
    }

    public Node mongo() {
        return backends.mongo();
    }

    /** Services and back ends. */
    public List<Node> nodes() {
        return Stream.concat(backends.nodes().stream(), services().stream()).toList();
    }

    /** Between everybody and Kafka. */
    public FaultProxy kafkaLink() {
        return backends.kafkaLink();
    }

    /** Between the services and S3. */
    public FaultProxy s3Link() {
        return backends.s3Link();
    }

    /** Between the catalogs and MongoDB. */
    public FaultProxy mongoLink() {
        return backends.mongoLink();
    }

    /** Answers for S3 where S3 is to answer wrong. */
    public S3FaultProxy s3Answers() {
        return backends.s3Answers();
    }

    /** S3 itself, around the proxies: what links point to, and what is looked into. */
    public URI s3Address() {
        return backends.s3Address();
    }

    /** MongoDB's URI, by its proxy, without a database's name. */
    public String mongoAddress() {
        return "mongodb://127.0.0.1:" + mongoLink().port();
    }

    /** What Kafka is reached by, which is its proxy. */
    public String kafkaAddress() {
        return backends.kafkaAddress();
    }

    /** Ends all faults, starts what is down, and returns when everything is ready. */
    public void heal() {
        backends.heal(START);
        for (Node node : services()) {
            node.thaw();
            node.start();
        }
        services().forEach(node -> node.awaitReady(START));
    }

    /**
     * Starts a process that dies the n-th time that it passes a point; then it comes back without the point. It is killed
     * first where it runs.
     */
    public void dieAt(Node node, CrashPoint point, int nth) {
        node.kill();
        node.start(commands.of(point.service(), point, point.crash(nth)), Map.of());
    }

    /** The same with a thread that stands still there for a time. */
    public void pauseAt(Node node, CrashPoint point, int nth, Duration time) {
        node.kill();
        node.start(commands.of(point.service(), point, point.pause(nth, time)), Map.of());
    }

    /** Cuts off what the services stand on, or puts it right again. */
    public void fault(Link link, Fault fault) {
        switch (link) {
            case KAFKA -> kafkaLink().set(fault);
            case S3 -> s3Link().set(fault);
            case MONGO -> mongoLink().set(fault);
        }
    }

    /** What services are connected to. */
    public enum Link {
        KAFKA,
        S3,
        MONGO
    }

    @Override
    public void close() {
        services().forEach(Node::kill);
        backends.close();
        disk.close();
    }
}
