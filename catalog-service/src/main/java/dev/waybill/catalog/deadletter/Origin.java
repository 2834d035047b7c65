package dev.waybill.catalog.deadletter;

/** Where a record lay before it became a dead letter. */
public record Origin(String topic, int partition, long offset) {

    @Override
    public String toString() {
        return "%s-%d at %d".formatted(topic, partition, offset);
    }
}
