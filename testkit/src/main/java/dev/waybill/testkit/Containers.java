package dev.waybill.testkit;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/** The same servers as in docker-compose.yml. */
final class Containers {

    private static final String KAFKA = "apache/kafka:4.2.1";
    private static final String MONGO = "mongo:8.0";
    private static final String SEAWEEDFS = "chrislusf/seaweedfs:4.48";
    private static final int S3_PORT = 8333;

    static ContainerBackend<KafkaBackend> kafka() {
        return ContainerBackend.of(
                KAFKA,
                true,
                () -> new KafkaContainer(DockerImageName.parse(KAFKA))
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_MESSAGE_MAX_BYTES", String.valueOf(2 << 20)),
                container -> new KafkaBackend(container.getBootstrapServers()));
    }

    static ContainerBackend<MongoBackend> mongo() {
        return ContainerBackend.of(
                MONGO,
                true,
                () -> new MongoDBContainer(DockerImageName.parse(MONGO)),
                container -> new MongoBackend(container.getConnectionString()));
    }

    static ContainerBackend<S3Backend> s3() {
        return ContainerBackend.of(SEAWEEDFS, false, Containers::seaweedFs, Containers::withBucket);
    }

    private static GenericContainer<?> seaweedFs() {
        return new GenericContainer<>(DockerImageName.parse(SEAWEEDFS))
                .withCommand("mini", "-dir=/data", "-ip.bind=0.0.0.0")
                .withEnv("AWS_ACCESS_KEY_ID", "test-access-key")
                .withEnv("AWS_SECRET_ACCESS_KEY", "test-secret-key")
                // Without it every put that asks for AES256 fails.
                .withEnv("WEED_S3_SSE_KEY", "test-encryption-key")
                .withExposedPorts(S3_PORT)
                .waitingFor(Wait.forHttp("/healthz").forPort(S3_PORT));
    }

    private static S3Backend withBucket(GenericContainer<?> container) {
        var endpoint = URI.create("http://" + container.getHost() + ":" + container.getMappedPort(S3_PORT));
        return new S3Backend(endpoint, "eu-central-1", "test-access-key", "test-secret-key", "").newBucket();
    }

    private Containers() {}
}
