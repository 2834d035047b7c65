package dev.waybill.chaos.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.Topics;
import dev.waybill.inbox.kafka.InboxCodec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoisonRecordsTest {

    @ParameterizedTest
    @ValueSource(strings = {Topics.FILES, Topics.OUTCOMES})
    void noneIsAnEvent(String topic) {
        assertThat(PoisonRecords.of(topic))
                .hasSize(7)
                .allSatisfy(record -> assertThatThrownBy(() -> new EventCodec().decode(received(record)))
                        .isInstanceOf(BadEventException.class));
    }

    @Test
    void noneIsAnEventOfTheInbox() {
        assertThat(PoisonRecords.of(Topics.INBOX))
                .allSatisfy(record -> assertThatThrownBy(() -> new InboxCodec().decode(received(record)))
                        .isInstanceOf(BadEventException.class));
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                new String(sent.key(), StandardCharsets.UTF_8),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
