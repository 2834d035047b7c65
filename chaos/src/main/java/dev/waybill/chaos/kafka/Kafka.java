package dev.waybill.chaos.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for Kafka's clients, which give up by themselves in the time that their settings say. */
final class Kafka {

    static <T> T done(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private Kafka() {}
}
