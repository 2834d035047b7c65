package dev.waybill.testkit;

/**
 * The back ends that tests run against: containers or embedded ones, the tests being the same. Each is started when it is
 * first asked for, once in a JVM, and stopped when the JVM ends. Tests share them, so they keep to topics, buckets and
 * databases of their own.
 *
 * <p>The system property or environment variable {@code WAYBILL_TEST_BACKENDS} chooses: {@code embedded},
 * {@code containers}, which fails where it cannot have them, or {@code auto}, the default, which takes containers where
 * Docker is there with the image, or can pull it, and else the embedded ones. S3 is a container under {@code auto} only if
 * the image is there already.
 */
public final class Backends {

    public static KafkaBackend kafka() {
        return Kafka.BACKEND;
    }

    public static S3Backend s3() {
        return S3.BACKEND;
    }

    public static MongoBackend mongo() {
        return Mongo.BACKEND;
    }

    private static final class Kafka {
        static final KafkaBackend BACKEND = Choice.made().between("Kafka", Containers.kafka(), EmbeddedBackends::kafka);
    }

    private static final class S3 {
        static final S3Backend BACKEND = Choice.made().between("S3", Containers.s3(), EmbeddedBackends::s3);
    }

    private static final class Mongo {
        static final MongoBackend BACKEND =
                Choice.made().between("MongoDB", Containers.mongo(), EmbeddedBackends::mongo);
    }

    private Backends() {}
}
