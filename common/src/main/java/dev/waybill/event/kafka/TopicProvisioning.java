package dev.waybill.event.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;

/**
 * Makes the topics that are missing where it is allowed to, at start and at each look of the health check, and names
 * those that stay missing. Events about files are kept for ever, since the catalog can be rebuilt from them.
 */
final class TopicProvisioning implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicProvisioning.class);
    /** Twice what a broker takes unless told otherwise: a dead letter is as large as its record, and its cause besides. */
    private static final String MAX_DEAD_LETTER = Integer.toString(2 << 20);

    /** 512 KiB in base64, and as much again as all other members may have. */
    private static final String MAX_INBOX_RECORD = Integer.toString(1 << 20);

    /** The bytes in it are in the bucket by then, and no catalog is rebuilt from it. */
    private static final String INBOX_RETENTION =
            Long.toString(Duration.ofDays(30).toMillis());

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<String> TOPICS =
            List.of(Topics.INBOX, Topics.FILES, Topics.OUTCOMES, Topics.DEAD_LETTERS);

    private final Admin admin;
    private final int partitions;
    private volatile boolean running;

    TopicProvisioning(Admin admin, int partitions) {
        this.admin = admin;
        this.partitions = partitions;
    }

    /** Before the consumers, which would otherwise look for topics that are not there yet. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        running = true;
        Health health = health();
        log.info("Kafka: {} {}", health.getStatus(), health.getDetails());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    Health health() {
        try {
            List<String> missing = missing();
            if (!missing.isEmpty()) {
                missing = create(missing) ? List.of() : missing();
            }
            return missing.isEmpty()
                    ? Health.up().withDetail("topics", TOPICS).build()
                    : Health.down().withDetail("missing_topics", missing).build();
        } catch (ExecutionException | TimeoutException e) {
            return Health.down()
                    .withDetail("error", "the Kafka broker does not answer")
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.unknown().build();
        }
    }

    private List<String> missing() throws ExecutionException, TimeoutException, InterruptedException {
        var there = admin.listTopics().names().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return TOPICS.stream().filter(topic -> !there.contains(topic)).toList();
    }

    private static Map<String, String> configs(String topic) {
        return switch (topic) {
            case Topics.DEAD_LETTERS ->
                Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.MAX_MESSAGE_BYTES_CONFIG, MAX_DEAD_LETTER);
            case Topics.INBOX ->
                Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        INBOX_RETENTION,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        MAX_INBOX_RECORD);
            default -> Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1");
        };
    }

    /**
     * False when another service was first, or when it is not allowed; then what counts is what is there afterwards. What
     * was made may not be listed yet.
     */
    private boolean create(List<String> missing) throws TimeoutException, InterruptedException {
        List<NewTopic> topics = missing.stream()
                .map(name -> new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs(name)))
                .toList();
        try {
            admin.createTopics(topics).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            log.info("made topics {}", missing);
            return true;
        } catch (ExecutionException e) {
            log.warn("topics {} could not be made: {}", missing, e.getMessage());
            return false;
        }
    }
}
