package dev.waybill.event.kafka;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** CloudEvents 1.0 in Kafka's binary mode, whatever their bodies. */
public final class CloudEventRecords {

    private CloudEventRecords() {}

    /** @throws BadEventException when the record has no value, or lacks or spoils an attribute */
    public static CloudEvent read(ConsumerRecord<String, byte[]> received) throws BadEventException {
        if (received.value() == null) {
            throw new BadEventException("the record has no value");
        }
        CloudEvent cloudEvent;
        try {
            cloudEvent = KafkaMessageFactory.createReader(received).toEvent();
        } catch (RuntimeException e) { // of many kinds: a header without a value makes it a NullPointerException
            throw new BadEventException("not a CloudEvent 1.0 in binary mode: " + e.getMessage(), e);
        }
        if (cloudEvent.getSpecVersion() != SpecVersion.V1) {
            throw new BadEventException("not a CloudEvent 1.0 but " + cloudEvent.getSpecVersion());
        }
        return cloudEvent;
    }
}
