package dev.waybill.catalog.watchdog.kafka;

import dev.waybill.catalog.watchdog.Progress;
import dev.waybill.catalog.watchdog.Reach;
import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.kafka.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** The ends of both topics, and what workers and projection have committed. */
final class KafkaProgress implements Progress {

    private final TopicOffsets offsets;
    private final String workers;
    private final String projection;

    /**
     * @param workers their group, which commits what it has finished
     * @param projection its group, which commits what is in the catalog
     */
    KafkaProgress(TopicOffsets offsets, String workers, String projection) {
        this.offsets = offsets;
        this.workers = workers;
        this.projection = projection;
    }

    @Override
    public Reach announced() {
        return reach(Topics.FILES, () -> offsets.ends(List.of(Topics.FILES)));
    }

    @Override
    public Reach finished() {
        return reach(Topics.FILES, () -> offsets.committed(workers));
    }

    @Override
    public Reach told() {
        return reach(Topics.OUTCOMES, () -> offsets.ends(List.of(Topics.OUTCOMES)));
    }

    @Override
    public Reach applied() {
        return reach(Topics.OUTCOMES, () -> offsets.committed(projection));
    }

    /** What Kafka is asked. */
    @FunctionalInterface
    private interface Question {
        Map<TopicPartition, Long> ask() throws ExecutionException, TimeoutException, InterruptedException;
    }

    private static Reach reach(String topic, Question question) {
        try {
            return new Reach(question.ask().entrySet().stream()
                    .filter(offset -> offset.getKey().topic().equals(topic))
                    .collect(Collectors.toMap(offset -> offset.getKey().partition(), Map.Entry::getValue)));
        } catch (ExecutionException | TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static WaybillException unavailable(Exception cause) {
        return new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "Kafka does not say how far the workers are", cause);
    }
}
