package dev.waybill.event.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records as a consumer gets them. */
final class Records {

    static final long TIMESTAMP = 1_795_255_200_000L;

    private Records() {}

    static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return received(sent.topic(), sent.key(), sent.value(), new RecordHeaders(sent.headers()));
    }

    static ConsumerRecord<String, byte[]> received(
            String topic, @Nullable String key, byte @Nullable [] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic,
                0,
                7,
                TIMESTAMP,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length(),
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    /** Headers from pairs such as {@code "ce_id=1"}. */
    static RecordHeaders headers(String... pairs) {
        RecordHeaders headers = new RecordHeaders();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            headers.add(pair.substring(0, equals), pair.substring(equals + 1).getBytes(StandardCharsets.UTF_8));
        }
        return headers;
    }
}
