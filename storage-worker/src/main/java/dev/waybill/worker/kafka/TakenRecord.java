package dev.waybill.worker.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of {@code waybill.files.v1} and the time of ours in which it was taken. */
record TakenRecord(ConsumerRecord<String, byte[]> source, Assignment assignment) {

    void finish() {
        assignment.finish(source);
    }

    @Override
    public String toString() {
        return "%s-%d at %d".formatted(source.topic(), source.partition(), source.offset());
    }
}
