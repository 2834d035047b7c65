package dev.waybill.consume.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Who consumes what.
 *
 * @param group by which several processes share the partitions; it is also the client id
 * @param topics none for nothing to consume
 */
public record Subscription(String group, Set<String> topics) {

    /**
     * What the poll loop relies on, over whatever the environment says.
     *
     * <p>The assignor is the cooperative one: when a process comes or goes, the others keep their partitions and go on
     * with what is under way, where an eager one would take all partitions from all of them and have that work done
     * twice. The fetch sizes hold many partitions full of the largest records in a small heap. A topic that is made
     * later is noticed within half a minute.
     */
    private static final Map<String, String> SETTINGS = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
            ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName(),
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "200",
            ConsumerConfig.METADATA_MAX_AGE_CONFIG, "30000",
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(8 << 20));

    public Subscription {
        topics = Set.copyOf(topics);
    }

    /** A consumer to close when done. */
    Consumer<String, byte[]> consumer(ConsumerFactory<String, byte[]> factory) {
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        return factory.createConsumer(group, group, null, settings);
    }
}
