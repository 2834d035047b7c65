package dev.waybill.consume.kafka;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Takes the trace on from a record's {@code traceparent}, so that outcomes and log lines belong to the upload's. */
final class RecordObservation {

    private RecordObservation() {}

    /** To be stopped by the caller. */
    static Observation start(String name, ConsumerRecord<String, byte[]> received, ObservationRegistry registry) {
        var context = new ReceiverContext<ConsumerRecord<String, byte[]>>(RecordObservation::header, Kind.CONSUMER);
        context.setCarrier(received);
        return Observation.createNotStarted(name, () -> context, registry)
                .contextualName(received.topic() + " process")
                .start();
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
