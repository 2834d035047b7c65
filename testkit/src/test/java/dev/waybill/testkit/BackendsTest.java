package dev.waybill.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class BackendsTest {

    @Test
    void kafkaCarriesARecord() throws Exception {
        var kafka = Backends.kafka();
        var topic = kafka.newTopic(3);
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "group.id",
                        topic,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            assertThat(consumer.poll(Duration.ofSeconds(20)))
                    .extracting(ConsumerRecord::value)
                    .containsExactly("value");
            consumer.commitSync();
        }
    }

    @Test
    void s3KeepsAnObjectInItsBucket() {
        var one = Backends.s3().newBucket();
        var other = Backends.s3().newBucket();
        try (var s3 = one.client()) {
            var put = s3.putObject(
                    b -> b.bucket(one.bucket()).key("a/b").serverSideEncryption(ServerSideEncryption.AES256),
                    RequestBody.fromString("text"));
            assertThat(put.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
            assertThat(s3.listObjectsV2(b -> b.bucket(one.bucket())).contents())
                    .extracting(S3Object::key)
                    .containsExactly("a/b");
            assertThat(s3.listObjectsV2(b -> b.bucket(other.bucket())).contents())
                    .isEmpty();
        }
    }

    @Test
    void mongoKeepsADocumentInItsDatabase() {
        assertThat(countAfterInsert(Backends.mongo().newDatabaseUri())).isEqualTo(1);
        assertThat(countAfterInsert(Backends.mongo().newDatabaseUri())).isEqualTo(1);
    }

    @Test
    void startsEachBackendOnce() {
        assertThat(Backends.kafka()).isSameAs(Backends.kafka());
        assertThat(Backends.s3()).isSameAs(Backends.s3());
        assertThat(Backends.mongo()).isSameAs(Backends.mongo());
    }

    private static long countAfterInsert(String uri) {
        try (var client = MongoClients.create(uri)) {
            var name = new ConnectionString(uri).getDatabase();
            var collection = client.getDatabase(name).getCollection("files");
            collection.insertOne(new Document("_id", 1));
            return collection.countDocuments();
        }
    }
}
