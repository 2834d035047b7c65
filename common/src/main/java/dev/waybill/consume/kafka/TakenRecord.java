package dev.waybill.consume.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record and the time of ours in which it was taken. Finish it when its effects are durable, and only then. */
public final class TakenRecord {

    private final ConsumerRecord<String, byte[]> source;
    private final Assignment assignment;

    private TakenRecord(ConsumerRecord<String, byte[]> source, Assignment assignment) {
        this.source = source;
        this.assignment = assignment;
    }

    static TakenRecord take(ConsumerRecord<String, byte[]> received, Assignment assignment) {
        assignment.take(received);
        return new TakenRecord(received, assignment);
    }

    /** The record as it came. */
    public ConsumerRecord<String, byte[]> source() {
        return source;
    }

    /** Lets its offset be committed. Finishing it again does nothing. */
    public void finish() {
        assignment.finish(source);
    }

    Assignment assignment() {
        return assignment;
    }

    @Override
    public String toString() {
        return "%s-%d at %d".formatted(source.topic(), source.partition(), source.offset());
    }
}
