package dev.waybill.chaos.scenario;

import dev.waybill.chaos.kafka.TopicTool;
import dev.waybill.event.kafka.Topics;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.KafkaException;

/** Records that come again or make no sense, at random. */
final class Records {

    private static final List<String> TOPICS = List.of(Topics.FILES, Topics.OUTCOMES, Topics.INBOX);

    private final Stage stage;
    private final RandomGenerator random;

    Records(Stage stage, RandomGenerator random) {
        this.stage = stage;
        this.random = random;
    }

    /** @return what ends it, which is nothing: they are there */
    Runnable strike() {
        String topic = TOPICS.get(random.nextInt(TOPICS.size()));
        boolean poison = random.nextBoolean();
        stage.fault(poison ? "poison" : "duplicates");
        try (TopicTool tool = new TopicTool(stage.cluster().kafkaAddress())) {
            if (poison) {
                tool.poison(topic);
            } else {
                tool.duplicate(topic.equals(Topics.INBOX) ? Topics.FILES : topic, 1, random);
            }
        } catch (KafkaException e) {
            // Kafka is what something else has just broken.
        }
        return () -> {};
    }
}
