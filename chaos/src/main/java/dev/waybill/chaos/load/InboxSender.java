package dev.waybill.chaos.load;

import dev.waybill.chaos.history.History;
import dev.waybill.chaos.history.Submission;
import dev.waybill.chaos.history.Told;
import dev.waybill.event.kafka.Topics;
import dev.waybill.inbox.InboxTypes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** An upstream system that hands documents over by events. Safe for use by many threads. */
final class InboxSender implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final Producer<String, byte[]> producer;
    private final History history;

    InboxSender(String bootstrapServers, History history) {
        Properties settings = new Properties();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "5000");
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "15000");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.history = history;
    }

    /** Returns when Kafka has the event for certain, or when that is not known. */
    void submit(Submission submission, Content content, int owner) {
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "collection",
                        "documents",
                        "agency_id",
                        "AGY-" + owner,
                        "doc_type",
                        "rate_card",
                        "filename",
                        "inbox.pdf",
                        "sha256",
                        content.sha256(),
                        "content_base64",
                        Base64.getEncoder().encodeToString(content.bytes())));
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(Topics.INBOX, content.sha256(), body);
        header(event, "ce_specversion", "1.0");
        header(event, "ce_id", content.sha256());
        header(event, "ce_source", "/chaos");
        header(event, "ce_type", InboxTypes.SUBMITTED);
        Told told = send(event);
        history.operation(told);
        submission.told(told);
    }

    private Told send(ProducerRecord<String, byte[]> event) {
        try {
            producer.send(event).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Told.OK;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Told.UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Told.UNKNOWN;
        }
    }

    private static void header(ProducerRecord<String, byte[]> event, String name, String value) {
        event.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
