package dev.waybill.ingest.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The example of {@code docs/upstream.md}, which is held to be the same. */
final class UpstreamExample {

    private UpstreamExample() {}

    // on the page
    static void submit(String bootstrapServers, String body) throws Exception {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        try (producer) {
            var event = new ProducerRecord<String, String>("waybill.inbox.v1", body);
            event.headers()
                    .add("ce_specversion", "1.0".getBytes(UTF_8))
                    .add("ce_id", "timesheet-12".getBytes(UTF_8))
                    .add("ce_source", "/timesheets".getBytes(UTF_8))
                    .add("ce_type", "dev.waybill.document.submitted.v1".getBytes(UTF_8));
            producer.send(event).get();
        }
    }
    // to here
}
