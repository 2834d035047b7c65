package dev.waybill.worker.kafka;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.springframework.kafka.core.ConsumerFactory;

/** Makes the worker's Kafka consumers. */
final class WorkerConsumers {

    /** Workers share the partitions of {@code waybill.files.v1} by this name, so it is fixed. */
    private static final String GROUP = "storage-worker";

    /**
     * What the poll loop relies on, over whatever the environment says.
     *
     * <p>The assignor is the cooperative one: when a worker comes or goes, the others keep their partitions and go on
     * with what is under way, where an eager one would take all partitions from all of them and have that work done
     * twice. The fetch sizes hold many partitions full of the largest records in a small heap.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "200",
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(8 << 20));

    private final ConsumerFactory<String, byte[]> factory;

    WorkerConsumers(ConsumerFactory<String, byte[]> factory) {
        this.factory = factory;
    }

    /** A consumer to close when done. */
    Consumer<String, byte[]> create() {
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        return factory.createConsumer(GROUP, GROUP, null, settings);
    }
}
