package dev.waybill.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaTemplate;

/** Deletions that upstream systems ask for by events. */
class InboxDeletionTest {

    private static final String TYPE = "dev.waybill.document.deletion-requested.v1";

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void a_file_is_deleted_for_its_owner_however_often_the_event_comes() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.staged(file), catalog.storedHere(file));
        try (Topic commands = new Topic(Topics.FILES);
                Topic letters = new Topic(Topics.DEAD_LETTERS)) {
            String body = "{\"id\":\"%s\",\"agency_id\":\"AGY-123\"}".formatted(file.id());
            String first = publish(TYPE, body);
            commands.awaitOf(file.id(), FileDeletionRequested.class, 1);
            catalog.awaitStatus("/api/v1/files/" + file.id(), 410);

            catalog.publish(Samples.deleted(file));
            String second = publish(TYPE, body);
            String bad = publish(TYPE, "{}");

            assertThat(cause(letters, bad)).startsWith("BAD_EVENT");
            assertThat(letters.awaitRecords(letter -> isOf(letter, first) || isOf(letter, second), 0))
                    .isEmpty();
        }
    }

    @Test
    void row_22_a_file_of_somebody_else_stays() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.staged(file), catalog.storedHere(file));
        try (Topic letters = new Topic(Topics.DEAD_LETTERS)) {
            String id = publish(TYPE, "{\"id\":\"%s\",\"agency_id\":\"AGY-1\"}".formatted(file.id()));

            assertThat(cause(letters, id)).startsWith("ACCESS_DENIED");
        }
        assertThat(catalog.get("/api/v1/files/" + file.id()).status()).isEqualTo(200);
    }

    @Test
    void a_file_that_nobody_knows_is_a_dead_letter_after_some_tries_and_one_that_comes_late_is_deleted() {
        FileDetails late = Samples.file();
        try (Topic letters = new Topic(Topics.DEAD_LETTERS)) {
            publish(TYPE, "{\"id\":\"%s\",\"agency_id\":\"AGY-123\"}".formatted(late.id()));
            String unknown = publish(TYPE, "{\"id\":\"%s\",\"agency_id\":\"AGY-123\"}".formatted(FileId.next()));
            catalog.publish(Samples.staged(late));

            catalog.awaitStatus("/api/v1/files/" + late.id(), 410);
            assertThat(cause(letters, unknown)).startsWith("NOT_FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "not json",
                "{\"id\":\"1\",\"agency_id\":\"AGY-1\"}",
                "{\"id\":\"0197a3c0-5b1e-7c3a-9f00-0123456789ab\"}",
                "{\"id\":\"0197a3c0-5b1e-7c3a-9f00-0123456789ab\",\"agency_id\":\"x\"}",
                "{\"id\":\"0197a3c0-5b1e-7c3a-9f00-0123456789ab\",\"agency_id\":\"AGY-1\",\"job_id\":\"1\"}"
            })
    void row_21_a_body_that_asks_for_nothing_is_a_dead_letter(String body) {
        try (Topic letters = new Topic(Topics.DEAD_LETTERS)) {
            assertThat(cause(letters, publish(TYPE, body))).startsWith("BAD_EVENT");
        }
    }

    @Test
    void what_is_not_a_deletion_is_left_to_ingest() {
        try (Topic letters = new Topic(Topics.DEAD_LETTERS)) {
            String others = publish("dev.waybill.document.submitted.v1", "null");
            String behind = publish(TYPE, "null");

            cause(letters, behind);
            await().during(java.time.Duration.ofMillis(300))
                    .until(() -> letters.awaitRecords(letter -> isOf(letter, others), 0)
                            .isEmpty());
        }
    }

    /** @return the event's id */
    private String publish(String type, String body) {
        String id = UUID.randomUUID().toString();
        ProducerRecord<String, byte[]> outgoing = new ProducerRecord<>(Topics.INBOX, 0, null, body.getBytes(UTF_8));
        String[] headers = {"ce_specversion", "1.0", "ce_id", id, "ce_source", "/upstream", "ce_type", type};
        for (int i = 0; i < headers.length; i += 2) {
            outgoing.headers().add(headers[i], headers[i + 1].getBytes(UTF_8));
        }
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, byte[]> kafka = catalog.context.getBean(KafkaTemplate.class);
        kafka.send(outgoing).join();
        return id;
    }

    private static String cause(Topic letters, String id) {
        ConsumerRecord<String, byte[]> letter =
                letters.awaitRecords(candidate -> isOf(candidate, id), 1).getFirst();
        return new String(letter.headers().lastHeader("waybill-cause-code").value(), UTF_8);
    }

    private static boolean isOf(ConsumerRecord<String, byte[]> letter, String id) {
        return new String(letter.headers().lastHeader("ce_id").value(), UTF_8).equals(id);
    }
}
