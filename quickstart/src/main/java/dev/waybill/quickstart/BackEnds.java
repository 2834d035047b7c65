package dev.waybill.quickstart;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedMongo;
import dev.waybill.embedded.EmbeddedS3;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.env.PropertyResolver;

/**
 * What the services need and nobody has named in the settings: a Kafka broker, an S3 server (unless files go to local
 * storage), a MongoDB server, each in this process. Closed in the opposite order.
 */
final class BackEnds implements AutoCloseable {

    private static final String DATABASE = "/waybill";

    private final DataDirectory data;
    private final Ports ports;
    private final Map<String, Object> settings = new HashMap<>();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();

    private BackEnds(DataDirectory data, Ports ports) {
        this.data = data;
        this.ports = ports;
    }

    /** @param given the settings of the environment and of {@code .env} */
    static BackEnds start(DataDirectory data, Ports ports, PropertyResolver given) {
        BackEnds backEnds = new BackEnds(data, ports);
        try {
            if (isUnset(given, "KAFKA_BOOTSTRAP_SERVERS")) {
                backEnds.startKafka();
            }
            // Enabled without an address means AWS itself, not enabled means local storage.
            if (isUnset(given, "S3_ENDPOINT_URL") && isUnset(given, "S3_ENABLED")) {
                backEnds.startS3(given);
            }
            if (isUnset(given, "MONGODB_URI")) {
                backEnds.startMongo();
            }
            if (isUnset(given, "WAYBILL_STAGING")) {
                backEnds.settings.put("WAYBILL_STAGING", data.resolve("staging").toString());
            }
            if (isUnset(given, "LOCAL_STORAGE_DIR")) {
                backEnds.settings.put("LOCAL_STORAGE_DIR", data.resolve("files").toString());
            }
            return backEnds;
        } catch (RuntimeException e) {
            backEnds.close();
            throw e;
        }
    }

    private static boolean isUnset(PropertyResolver given, String name) {
        return given.getProperty(name, "").isBlank();
    }

    private void startKafka() {
        EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), ports.kafka());
        started.push(kafka);
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    }

    private void startS3(PropertyResolver given) {
        DataDirectory.S3Keys keys = data.s3Keys();
        EmbeddedS3 s3 = EmbeddedS3.start(data.resolve("s3"), ports.s3(), keys.id(), keys.secret());
        started.push(s3);
        String named = given.getProperty("S3_BUCKET_NAME", "");
        String bucket = named.isBlank() ? "waybill" : named;
        s3.createBucket(bucket);
        settings.put("S3_ENDPOINT_URL", s3.endpoint().toString());
        settings.put("S3_FORCE_PATH_STYLE", true);
        settings.put("S3_BUCKET_NAME", bucket);
        settings.put("S3_USE_IAM_ROLE", false);
        settings.put("AWS_ACCESS_KEY_ID", keys.id());
        settings.put("AWS_SECRET_ACCESS_KEY", keys.secret());
        settings.put("AWS_SESSION_TOKEN", "");
    }

    private void startMongo() {
        EmbeddedMongo mongo = EmbeddedMongo.start(data.resolve("mongo"), ports.mongo());
        started.push(mongo);
        settings.put("MONGODB_URI", mongo.uri() + DATABASE);
    }

    /** The settings that point the services at what was started. */
    Map<String, Object> settings() {
        return Map.copyOf(settings);
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("A back end did not stop cleanly: " + e.getMessage());
            }
        }
    }
}
