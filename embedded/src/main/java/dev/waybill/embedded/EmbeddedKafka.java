package dev.waybill.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A Kafka broker, its own controller, in this process. Topics are not created by use. Records and committed offsets stay
 * in the data directory, which one process at a time may use.
 *
 * <p>An error that Kafka holds to be fatal, such as a disk that cannot be written, ends the whole process.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final String PURPOSE = "Kafka";
    private static final int NODE_ID = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final int MAX_MESSAGE_BYTES = 2 << 20;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedKafka(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker and returns when it takes requests, after about two seconds.
     *
     * @param dataDir made and formatted if it is not there
     * @param port 0 for a free one, which then differs from start to start
     * @throws PortTaken if something listens on the port
     */
    public static EmbeddedKafka start(Path dataDir, int port) {
        var free = Loopback.claim(port, PURPOSE);
        return startBroker(dataDir, free, free);
    }

    /**
     * Starts a broker that is reached through a proxy.
     *
     * @param port what the broker listens on
     * @param advertisedPort what the proxy listens on, which the broker tells clients
     * @throws PortTaken if something listens on the broker's port
     */
    public static EmbeddedKafka start(Path dataDir, int port, int advertisedPort) {
        return startBroker(dataDir, Loopback.claim(port, PURPOSE), advertisedPort);
    }

    private static EmbeddedKafka startBroker(Path dataDir, int port, int advertisedPort) {
        // The quorum's one voter is remembered by its id, not its port, so the controller may move at each start.
        var controllerPort = Loopback.claimOtherThan(port, PURPOSE + "'s controller");
        format(dataDir);
        var advertised = at(advertisedPort);
        var settings = new Properties();
        settings.putAll(settings(dataDir, at(port), advertised, at(controllerPort)));
        return new EmbeddedKafka(startOnOwnClassLoader(settings), advertised);
    }

    private static String at(int port) {
        return Loopback.HOST + ":" + port;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker and waits until it has. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    /** Kafka loads classes by name from the thread's loader, which is the wrong one on a pool's thread in a fat jar. */
    private static KafkaRaftServer startOnOwnClassLoader(Properties settings) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedKafka.class.getClassLoader());
        try {
            var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            server.startup();
            return server;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void format(Path dataDir) {
        if (Files.exists(dataDir.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(dataDir);
            new Formatter()
                    .setNodeId(NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(CONTROLLER)
                    .setDirectories(List.of(dataDir.toString()))
                    .setMetadataLogDirectory(dataDir.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot format " + dataDir + " for Kafka", e);
        }
    }

    private static Map<String, String> settings(Path dataDir, String broker, String advertised, String controller) {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", String.valueOf(NODE_ID)),
                Map.entry("listeners", "PLAINTEXT://" + broker + "," + CONTROLLER + "://" + controller),
                Map.entry("advertised.listeners", "PLAINTEXT://" + advertised),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("controller.quorum.voters", NODE_ID + "@" + controller),
                Map.entry("log.dirs", dataDir.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // An event that carries a small file in base64 is about 700 KiB.
                Map.entry("message.max.bytes", String.valueOf(MAX_MESSAGE_BYTES)),
                Map.entry("log.segment.bytes", String.valueOf(64 << 20)),
                Map.entry("log.retention.ms", "-1"),
                // 128 MiB of heap by default.
                Map.entry("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20)),
                // The defaults make the start after a kill wait until the dead broker's session has run out.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"));
    }
}
