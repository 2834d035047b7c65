package dev.waybill.testkit;

import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedMongo;
import dev.waybill.embedded.EmbeddedS3;
import java.nio.file.Path;

/** Starts back ends in this JVM, with data that goes when it ends. */
final class EmbeddedBackends {

    private static final String BUCKET = "waybill-test";

    static KafkaBackend kafka() {
        var kafka = EmbeddedKafka.start(scratch("kafka"), 0);
        AtJvmEnd.close(kafka);
        return new KafkaBackend(kafka.bootstrapServers());
    }

    static S3Backend s3() {
        var s3 = EmbeddedS3.start(scratch("s3"), 0, "test-access-key", "test-secret-key");
        AtJvmEnd.close(s3);
        s3.createBucket(BUCKET);
        return new S3Backend(s3.endpoint(), "eu-central-1", "test-access-key", "test-secret-key", BUCKET);
    }

    static MongoBackend mongo() {
        var mongo = EmbeddedMongo.start(null, 0);
        AtJvmEnd.close(mongo);
        return new MongoBackend(mongo.uri());
    }

    private static Path scratch(String purpose) {
        var directory = ScratchDirectory.create(purpose);
        AtJvmEnd.close(directory);
        return directory.path();
    }

    private EmbeddedBackends() {}
}
