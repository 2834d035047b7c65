package dev.waybill.chaos.cluster;

import dev.waybill.chaos.s3.S3FaultProxy;
import dev.waybill.testkit.network.Fault;
import dev.waybill.testkit.network.FaultProxy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Kafka, S3 and MongoDB as processes, and the proxies before them, which stay when these are killed. */
final class Backends implements AutoCloseable {

    private static final String MAIN = "dev.waybill.chaos.backend.BackendMain";

    private final Node kafka;
    private final Node s3;
    private final Node mongo;
    private final FaultProxy kafkaLink;
    private final FaultProxy s3Link;
    private final FaultProxy mongoLink;
    private final S3FaultProxy s3Answers;
    private final Path directory;
    private final int kafkaPort;
    private final int s3Port;
    private final int mongoPort;

    Backends(Path directory, FreePorts ports) throws IOException {
        this.directory = directory;
        this.kafkaPort = ports.take();
        this.s3Port = ports.take();
        this.mongoPort = ports.take();
        this.kafkaLink = FaultProxy.to("127.0.0.1", kafkaPort, ports.take());
        this.s3Link = FaultProxy.to("127.0.0.1", s3Port, ports.take());
        this.mongoLink = FaultProxy.to("127.0.0.1", mongoPort, ports.take());
        this.s3Answers = S3FaultProxy.start(Cluster.at(s3Link.port(), ""), ports.take(), RandomGenerator.getDefault());
        this.kafka = node("kafka", "384m", kafkaPort, String.valueOf(kafkaLink.port()));
        this.s3 = node("s3", "256m", s3Port, Cluster.ACCESS_KEY, Cluster.SECRET_KEY, Cluster.BUCKET);
        this.mongo = node("mongo", "384m", mongoPort);
    }

    private Node node(String kind, String heap, int port, String... further) {
        List<String> arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), MAIN, kind));
        arguments.add(directory.resolve(kind).toString());
        arguments.add(String.valueOf(port));
        arguments.addAll(List.of(further));
        return new Node(kind, Jvm.command(heap, arguments), Map.of(), directory, Cluster.at(port, "/"));
    }

    void start(Duration patience) {
        nodes().forEach(Node::start);
        awaitListening(patience);
    }

    void heal(Duration patience) {
        List.of(kafkaLink, s3Link, mongoLink).forEach(link -> link.set(Fault.NONE));
        s3Answers.heal();
        s3.tell(""); // and the server itself keeps its word again
        for (Node node : nodes()) {
            node.thaw();
            node.start();
        }
        awaitListening(patience);
    }

    private void awaitListening(Duration patience) {
        for (int port : new int[] {kafkaPort, s3Port, mongoPort}) {
            Wait.until(() -> listens(port), patience, () -> "nothing listens on port " + port + "; see " + directory);
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    List<Node> nodes() {
        return List.of(kafka, s3, mongo);
    }

    Node kafka() {
        return kafka;
    }

    Node s3() {
        return s3;
    }

    Node mongo() {
        return mongo;
    }

    FaultProxy kafkaLink() {
        return kafkaLink;
    }

    FaultProxy s3Link() {
        return s3Link;
    }

    FaultProxy mongoLink() {
        return mongoLink;
    }

    S3FaultProxy s3Answers() {
        return s3Answers;
    }

    URI s3Address() {
        return Cluster.at(s3Port, "");
    }

    String kafkaAddress() {
        return "127.0.0.1:" + kafkaLink.port();
    }

    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafkaAddress()),
                Map.entry("MONGODB_URI", "mongodb://127.0.0.1:" + mongoLink.port() + "/" + Cluster.DATABASE),
                Map.entry("S3_ENDPOINT_URL", s3Answers.endpoint().toString()),
                Map.entry("S3_PUBLIC_ENDPOINT_URL", s3Address().toString()),
                Map.entry("S3_FORCE_PATH_STYLE", "true"),
                Map.entry("S3_BUCKET_NAME", Cluster.BUCKET),
                Map.entry("AWS_ACCESS_KEY_ID", Cluster.ACCESS_KEY),
                Map.entry("AWS_SECRET_ACCESS_KEY", Cluster.SECRET_KEY),
                Map.entry("S3_REGION", "us-east-1"),
                Map.entry("MAX_FILE_SIZE", String.valueOf(32 << 20)),
                Map.entry("UPLOAD_WAIT_MS", "3000"),
                Map.entry("WAYBILL_INBOX_TOPICS", ""));
    }

    @Override
    public void close() {
        nodes().forEach(Node::kill);
        s3Answers.close();
        List.of(kafkaLink, s3Link, mongoLink).forEach(FaultProxy::close);
    }
}
