package dev.waybill.consume.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.kafka.DeadLetters;
import dev.waybill.event.kafka.EventCodec;
import dev.waybill.event.kafka.EventPublisher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

/** When a record goes to the failure desk, with Kafka's own stand-in for a producer. */
class BoundedWorkTest {

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final DeadLetters deadLetters = new DeadLetters(
            new EventPublisher(new KafkaTemplate<>(() -> (Producer<String, byte[]>) producer), new EventCodec()),
            new SimpleMeterRegistry(),
            "a-service");
    private final List<String> told = new ArrayList<>();

    @Test
    void work_that_is_done_is_told_and_nothing_else() {
        work(() -> {}).attempt();

        assertThat(told).containsExactly("done");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void what_can_never_succeed_is_given_up_at_once() {
        work(failing(ErrorCode.FILE_TOO_LARGE)).attempt();

        assertThat(told).containsExactly("gave up FILE_TOO_LARGE");
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void what_hardly_can_is_given_up_after_its_tries() {
        BoundedWork work = work(failing(ErrorCode.SOURCE_NOT_FOUND));

        failsToBeTriedAgain(work);
        failsToBeTriedAgain(work);
        work.attempt();

        assertThat(told).containsExactly("gave up SOURCE_NOT_FOUND");
    }

    @Test
    void an_outage_is_never_given_up_and_a_fault_of_our_own_is() {
        BoundedWork outage = work(failing(ErrorCode.STAGING_FULL));
        for (int i = 0; i < 100; i++) {
            failsToBeTriedAgain(outage);
        }
        BoundedWork fault = work(() -> {
            throw new IllegalStateException("a fault");
        });
        for (int i = 1; i < 10; i++) {
            failsToBeTriedAgain(fault);
        }
        fault.attempt();

        assertThat(told).containsExactly("gave up INTERNAL");
    }

    @Test
    void whoever_runs_it_tells_of_each_other_try() {
        BoundedWork work = work(failing(ErrorCode.SOURCE_NOT_FOUND));

        for (int i = 1; i < 3; i++) {
            assertThatExceptionOfType(WaybillException.class)
                    .isThrownBy(work::attempt)
                    .satisfies(e -> work.retried(e.code()));
        }
        work.attempt();

        assertThat(told)
                .containsExactly("retried SOURCE_NOT_FOUND", "retried SOURCE_NOT_FOUND", "gave up SOURCE_NOT_FOUND");
    }

    @Test
    void a_letter_that_kafka_does_not_take_is_sent_again_without_the_work() {
        List<Integer> tries = new ArrayList<>();
        BoundedWork work = work(() -> {
            tries.add(1);
            throw new IllegalArgumentException("no such owner");
        });
        producer.sendException = new TimeoutException("away");
        failsToBeTriedAgain(work);
        producer.sendException = null;
        work.attempt();

        assertThat(tries).hasSize(1);
        assertThat(told).containsExactly("gave up BAD_REQUEST");
        assertThat(producer.history()).hasSize(1);
    }

    private static void failsToBeTriedAgain(BoundedWork work) {
        assertThatExceptionOfType(WaybillException.class).isThrownBy(work::attempt);
    }

    private static Runnable failing(ErrorCode code) {
        return () -> {
            throw new WaybillException(code, "because");
        };
    }

    private BoundedWork work(Runnable work) {
        TakenRecord taken = TakenRecord.take(new ConsumerRecord<>("topic", 0, 0, "key", new byte[1]), new Assignment());
        return new BoundedWork(
                taken, work, Map.of(ErrorCode.SOURCE_NOT_FOUND, 3), deadLetters, new BoundedWork.Ending() {
                    @Override
                    public void done() {
                        told.add("done");
                    }

                    @Override
                    public void retried(ErrorCode code) {
                        told.add("retried " + code);
                    }

                    @Override
                    public void gaveUp(ErrorCode code) {
                        told.add("gave up " + code);
                    }
                });
    }
}
