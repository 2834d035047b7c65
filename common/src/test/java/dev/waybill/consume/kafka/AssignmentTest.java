package dev.waybill.consume.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    private final Assignment assignment = new Assignment();

    @Test
    void counts_the_bytes_of_a_record_until_it_is_finished_and_no_more_often() {
        TakenRecord first = TakenRecord.take(received(10, 100), assignment);
        TakenRecord second = TakenRecord.take(received(11, 7), assignment);
        assertThat(assignment.unfinishedBytes()).isEqualTo(107);

        first.finish();
        first.finish();

        assertThat(assignment.unfinishedBytes()).isEqualTo(7);
        second.finish();
        assertThat(assignment.unfinishedBytes()).isZero();
        assertThat(assignment.committable()).hasValue(12);
    }

    private static ConsumerRecord<String, byte[]> received(long offset, int size) {
        return new ConsumerRecord<>(
                "a-topic",
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                size,
                "",
                new byte[size],
                new RecordHeaders(),
                Optional.empty());
    }
}
