package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

class ProjectionServiceTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void everyRecordTenTimesAndShuffledLeavesTheSameCatalog() {
        List<FileDetails> files = new ArrayList<>();
        List<EventEnvelope> events = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            FileDetails file = Samples.file();
            files.add(file);
            events.add(Samples.staged(file));
            events.add(n % 4 == 0 ? Samples.failed(file) : catalog.storedHere(file));
            if (n % 3 == 0) {
                events.add(Samples.deletionRequested(file));
                events.add(Samples.deleted(file));
            }
        }
        catalog.publish(events.toArray(EventEnvelope[]::new));
        caughtUp();
        String before = dumpHash(files);

        List<EventEnvelope> storm = new ArrayList<>(
                Collections.nCopies(10, events).stream().flatMap(List::stream).toList());
        Collections.shuffle(storm, new Random(7));
        catalog.publish(storm.toArray(EventEnvelope[]::new));
        caughtUp();
        assertThat(dumpHash(files)).isEqualTo(before);
    }

    @Test
    void garbageIsDeadLetteredOnceAndTheNextApplied() {
        String key = UUID.randomUUID().toString();
        FileDetails file = Samples.file();
        try (var letters = new Topic(Topics.DEAD_LETTERS)) {
            kafka().send(new ProducerRecord<>(Topics.OUTCOMES, 0, key, bytes("garbage")))
                    .join();
            kafka().send(new ProducerRecord<>(Topics.OUTCOMES, 0, key, null)).join();
            kafka().send(new ProducerRecord<>(Topics.FILES, 0, key, bytes("garbage")))
                    .join();
            catalog.publish(catalog.storedHere(file));
            assertThat(catalog.get("/api/files/" + file.filename()).status()).isEqualTo(302);
            caughtUp();
            var found = letters.awaitRecords(r -> key.equals(r.key()), 2);
            assertThat(found).hasSize(2).allSatisfy(letter -> {
                assertThat(header(letter, "waybill-cause-code")).isEqualTo("BAD_EVENT");
                assertThat(header(letter, "waybill-service")).isEqualTo("catalog-service");
                assertThat(header(letter, "waybill-topic")).isEqualTo(Topics.OUTCOMES);
            });
        }
    }

    @Test
    void theOutcomeOfAFileWhoseNameIsTakenIsDeadLettered() {
        String name = UUID.randomUUID() + ".pdf";
        FileDetails first = Samples.named(name);
        FileDetails second = Samples.named(name);
        catalog.publish(catalog.storedHere(first));
        assertThat(catalog.get("/api/files/" + name).status()).isEqualTo(302);
        try (var letters = new Topic(Topics.DEAD_LETTERS)) {
            catalog.publish(Samples.staged(second), catalog.storedHere(second));
            assertThat(letters.awaitRecords(r -> second.id().toString().equals(r.key()), 1))
                    .singleElement()
                    .satisfies(letter ->
                            assertThat(header(letter, "waybill-cause-code")).isEqualTo("KEY_TAKEN"));
        }
        assertThat(catalog.get("/api/v1/files/" + second.id()).status()).isEqualTo(404);
        assertThat(catalog.get("/api/files/" + name).status()).isEqualTo(302);
    }

    /** Asking for a file that is only known once all before it has been applied. */
    private void caughtUp() {
        FileDetails last = Samples.file();
        catalog.publish(Samples.staged(last));
        catalog.awaitStatus("/api/v1/files/" + last.id(), 200);
        catalog.awaitStatus("/api/v1/files/" + UUID.randomUUID(), 404);
    }

    private String dumpHash(List<FileDetails> files) {
        List<String> ids = files.stream().map(file -> file.id().toString()).toList();
        String dump = catalog
                .context
                .getBean(MongoDatabase.class)
                .getCollection("files")
                .find(new Document("_id", new Document("$in", ids)))
                .sort(new Document("_id", 1))
                .into(new ArrayList<>())
                .stream()
                .map(this::withoutVersion)
                .collect(Collectors.joining("\n"));
        assertThat(dump.lines()).hasSize(files.size());
        return Sha256.of(bytes(dump)).hex();
    }

    private String withoutVersion(Document document) {
        document.remove("version");
        return document.toJson();
    }

    @SuppressWarnings("unchecked")
    private KafkaTemplate<String, byte[]> kafka() {
        return catalog.context.getBean(KafkaTemplate.class);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
