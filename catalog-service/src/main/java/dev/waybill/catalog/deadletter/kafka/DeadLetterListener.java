package dev.waybill.catalog.deadletter.kafka;

import dev.waybill.catalog.deadletter.FailureDesk;
import dev.waybill.catalog.file.CatalogReady;
import dev.waybill.event.kafka.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** Brings dead letters to the desk; their offsets are committed after that. Begins once the database is there. */
final class DeadLetterListener {

    /** The consumer group, which all replicas share. */
    static final String GROUP = "catalog-failure-desk";

    private static final String ID = "catalogFailureDesk";

    private final FailureDesk desk;
    private final KafkaListenerEndpointRegistry listeners;

    DeadLetterListener(FailureDesk desk, KafkaListenerEndpointRegistry listeners) {
        this.desk = desk;
        this.listeners = listeners;
    }

    @EventListener(CatalogReady.class)
    void start() {
        Objects.requireNonNull(listeners.getListenerContainer(ID)).start();
    }

    @KafkaListener(
            id = ID,
            groupId = GROUP,
            clientIdPrefix = GROUP,
            topics = Topics.DEAD_LETTERS,
            autoStartup = "false",
            containerFactory = "catalogListenerFactory")
    void onBatch(List<ConsumerRecord<String, byte[]>> records) {
        for (ConsumerRecord<String, byte[]> received : records) {
            LetterReading reading = new LetterReading(received);
            desk.receive(reading.letter(), reading.content());
        }
    }
}
