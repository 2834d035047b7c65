package dev.waybill.consume.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.kafka.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The loop against Kafka's own stand-in for a consumer; each task runs within one poll. */
class PollLoopTest {

    private static final TopicPartition ZERO = new TopicPartition(Topics.FILES, 0);
    private static final TopicPartition ONE = new TopicPartition(Topics.FILES, 1);
    private static final TopicPartition OTHER = new TopicPartition("another", 0);

    private final ConsumeLimits limits = new ConsumeLimits(4, 100, 3, Duration.ofMillis(10), Duration.ofMillis(10));
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> positions, Duration timeout) {
            positions.forEach((partition, position) -> committed.put(partition, position.offset()));
        }
    };
    private final Assignments assignments = new Assignments();
    private final List<TakenRecord> taken = new ArrayList<>();
    private final List<Runnable> polls = new ArrayList<>();

    @Test
    void commitsWhatIsFinishedUpToTheFirstGapWhenItStops() {
        poll(() -> assign(ZERO));
        poll(() -> receive(ZERO, 0, 1, 2));
        poll(() -> finish(ZERO, 0, 2));

        run();

        assertThat(committed).containsEntry(ZERO, 1L);
    }

    @Test
    void doesNotCommitWhatIsUnfinished() {
        poll(() -> assign(ZERO));
        poll(() -> receive(ZERO, 0, 1));

        run();

        assertThat(committed).containsEntry(ZERO, 0L);
    }

    @Test
    void pausesAPartitionThatRunsTooFarAheadAndResumesIt() {
        poll(() -> assign(ZERO, ONE));
        poll(() -> receive(ZERO, 0, 1, 2));
        poll(() -> {
            assertThat(consumer.paused()).containsExactly(ZERO);
            finish(ZERO, 0);
        });
        poll(() -> assertThat(consumer.paused()).isEmpty());

        run();
    }

    @Test
    void pausesEverythingWhenTheMemoryIsUsedUp() {
        poll(() -> assign(ZERO, OTHER));
        poll(() -> consumer.addRecord(new ConsumerRecord<>(
                ZERO.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                100,
                "",
                new byte[100],
                new RecordHeaders(),
                Optional.empty())));
        poll(() -> {
            assertThat(consumer.paused()).containsExactlyInAnyOrder(ZERO, OTHER);
            finish(ZERO, 0);
        });
        poll(() -> assertThat(consumer.paused()).isEmpty());

        run();
    }

    @Test
    void pausesTheTopicOfWhichTooMuchIsUnderWayAndNoOther() {
        poll(() -> assign(ZERO, ONE, OTHER));
        poll(() -> {
            receive(ZERO, 0, 1);
            receive(ONE, 0, 1);
        });
        poll(() -> {
            assertThat(consumer.paused()).containsExactlyInAnyOrder(ZERO, ONE);
            finish(ONE, 1);
        });
        poll(() -> assertThat(consumer.paused()).isEmpty());

        run();
    }

    @Test
    void commitsAPartitionThatGoesAndBeginsNothingMoreInIt() {
        poll(() -> assign(ZERO, ONE));
        poll(() -> receive(ZERO, 0, 1));
        poll(() -> finish(ZERO, 0));
        poll(() -> assign(ONE));
        poll(() -> {
            assertThat(committed).containsEntry(ZERO, 1L);
            assertThat(taken(ZERO, 1).assignment().enter()).isFalse();
            finish(ZERO, 1); // late, and to no effect
        });

        run();

        assertThat(committed).containsEntry(ZERO, 1L);
    }

    @Test
    void goesOnAfterTroubleThatPasses() {
        poll(() -> assign(ZERO));
        poll(() -> consumer.setPollException(new TimeoutException("broker away")));
        poll(() -> receive(ZERO, 0));
        poll(() -> finish(ZERO, 0));

        run();

        assertThat(committed).containsEntry(ZERO, 1L);
    }

    private void poll(Runnable during) {
        polls.add(during);
    }

    private void run() {
        polls.forEach(consumer::schedulePollTask);
        int[] left = {polls.size() + 1};
        new PollLoop(consumer, assignments, Set.of(Topics.FILES, OTHER.topic()), taken::add, limits)
                .run(() -> left[0]-- > 0);
    }

    private void assign(TopicPartition... partitions) {
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L, OTHER, 0L));
        consumer.rebalance(List.of(partitions));
    }

    private void receive(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            consumer.addRecord(
                    new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[1]));
        }
    }

    private void finish(TopicPartition partition, long... offsets) {
        for (long offset : offsets) {
            taken(partition, offset).finish();
        }
    }

    private TakenRecord taken(TopicPartition partition, long offset) {
        return taken.stream()
                .filter(one -> one.source().partition() == partition.partition()
                        && one.source().offset() == offset)
                .findFirst()
                .orElseThrow();
    }
}
