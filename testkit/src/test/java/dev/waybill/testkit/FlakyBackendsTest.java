package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import dev.waybill.testkit.network.FaultProxy;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class FlakyBackendsTest {

    @Test
    void kafkaComesBack(@TempDir Path dataDir) throws Exception {
        try (var kafka = FlakyKafka.start(dataDir);
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                kafka.backend().bootstrapServers(),
                                "request.timeout.ms",
                                500,
                                "delivery.timeout.ms",
                                1_000),
                        new StringSerializer(),
                        new StringSerializer())) {
            var topic = kafka.backend().newTopic(1);
            producer.send(new ProducerRecord<>(topic, "before")).get();
            kafka.cut();
            assertThatThrownBy(() ->
                            producer.send(new ProducerRecord<>(topic, "during")).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
            kafka.restore();
            Awaitility.await()
                    .ignoreExceptions()
                    .until(() -> producer.send(new ProducerRecord<>(topic, "after"))
                            .get()
                            .hasOffset());
        }
    }

    @Test
    void s3ComesBack() {
        var direct = Backends.s3();
        try (var proxy = FaultProxy.to(
                        direct.endpoint().getHost(), direct.endpoint().getPort());
                var s3 = direct.through(proxy).client()) {
            s3.headBucket(b -> b.bucket(direct.bucket()));
            proxy.cut();
            assertThatThrownBy(() -> s3.headBucket(b -> b.bucket(direct.bucket())))
                    .isInstanceOf(SdkClientException.class);
            proxy.restore();
            s3.headBucket(b -> b.bucket(direct.bucket()));
        }
    }

    @Test
    void mongoComesBack() {
        var direct = Backends.mongo();
        try (var proxy = FaultProxy.to(direct.host(), direct.port());
                var client = MongoClients.create(
                        direct.through(proxy).uri() + "/?serverSelectionTimeoutMS=500&heartbeatFrequencyMS=500")) {
            var admin = client.getDatabase("admin");
            admin.runCommand(new Document("ping", 1));
            proxy.cut();
            assertThatThrownBy(() -> admin.runCommand(new Document("ping", 1))).isInstanceOf(MongoException.class);
            proxy.restore();
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(
                                    admin.runCommand(new Document("ping", 1)).getDouble("ok"))
                            .isEqualTo(1.0));
        }
    }
}
