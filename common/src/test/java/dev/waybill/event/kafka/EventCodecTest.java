package dev.waybill.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileStaged;
import dev.waybill.event.SampleEvents;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Good events; {@link HostileEventsTest} has the others. */
class EventCodecTest {

    private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123Z");

    private final EventCodec codec = new EventCodec();

    private static Map<String, String> headersOf(ProducerRecord<String, byte[]> outgoing) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : outgoing.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        return headers;
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.event.SampleEvents#all")
    void givesBackWhatItWrote(FileEvent event) throws BadEventException {
        var envelope = new EventEnvelope(EventIds.next(), TIME, "/waybill/test", event);

        assertThat(codec.decode(Records.received(codec.encode(envelope)))).isEqualTo(envelope);
    }

    static Stream<Arguments> eventsAndTheirTypes() {
        List<String> types = List.of("staged", "deletion-requested", "stored", "relocated", "failed", "deleted");
        List<FileEvent> events = SampleEvents.all().toList();
        return IntStream.range(0, events.size())
                .mapToObj(i -> Arguments.of(events.get(i), "dev.waybill.file." + types.get(i) + ".v1"));
    }

    @ParameterizedTest
    @MethodSource("eventsAndTheirTypes")
    void writesCloudEventsInBinaryMode(FileEvent event, String type) {
        ProducerRecord<String, byte[]> outgoing = codec.encode(new EventEnvelope("e-1", TIME, "/waybill/test", event));

        assertThat(headersOf(outgoing))
                .containsOnly(
                        entry("ce_specversion", "1.0"),
                        entry("ce_id", "e-1"),
                        entry("ce_type", type),
                        entry("ce_source", "/waybill/test"),
                        entry("ce_subject", event.id().toString()),
                        entry("ce_time", "2026-11-21T10:00:00.123Z"),
                        entry("content-type", "application/json"));
        assertThat(outgoing.key()).isEqualTo(event.id().toString());
        assertThat(outgoing.topic())
                .isEqualTo(event instanceof FileEvent.Command ? "waybill.files.v1" : "waybill.outcomes.v1");
    }

    @Test
    void writesOnlyWhatIsKnownInSnakeCase() {
        var event = new FileStaged(SampleEvents.FILE, 1);

        String body = new String(
                codec.encode(new EventEnvelope("1", TIME, "/x", event)).value(), UTF_8);

        assertThat(body)
                .contains(
                        "\"agency_id\":\"AGY-123\"",
                        "\"s3_key\":\"uploads/",
                        "\"created_at\":\"2026-11-21T10:00:00.123Z\"")
                .contains("\"original_filename\":\"Rechnung Nº 7 请求.pdf\"", "\"attempt\":1")
                .doesNotContain("null", "owner", "client_id", "\"key\"");
    }

    @Test
    void takesAnEventMadeByHandWithTheFewestHeaders() throws BadEventException {
        RecordHeaders headers = Records.headers(
                "ce_specversion=1.0",
                "ce_id=by-hand-1",
                "ce_source=/by-hand",
                "ce_type=dev.waybill.file.staged.v1",
                "content-type=application/json");

        EventEnvelope decoded = codec.decode(Records.received(Topics.FILES, null, staged(), headers));

        assertThat(decoded.event()).isEqualTo(new FileStaged(SampleEvents.FILE, 1));
        assertThat(decoded.eventId()).isEqualTo("by-hand-1");
        assertThat(decoded.time()).isEqualTo(Instant.ofEpochMilli(Records.TIMESTAMP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "application/json", "text/plain", ""})
    void readsTheBodyAsJsonWhateverItIsCalled(String contentType) throws BadEventException {
        RecordHeaders headers = headersOfStaged();
        headers.remove("content-type");
        if (!contentType.isEmpty()) {
            headers.add("content-type", contentType.getBytes(UTF_8));
        }

        assertThat(codec.decode(Records.received(Topics.FILES, null, staged(), headers))
                        .event())
                .isEqualTo(new FileStaged(SampleEvents.FILE, 1));
    }

    @Test
    void readsNoHeaderThatIsNotCloudEvents() throws BadEventException {
        RecordHeaders headers = headersOfStaged();
        headers.add("__TypeId__", "javax.script.ScriptEngineManager".getBytes(UTF_8));
        headers.add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8));
        headers.add("nothing", null);
        headers.add("bytes", new byte[] {(byte) 0xFF, 0});

        assertThat(codec.decode(Records.received(Topics.FILES, null, staged(), headers))
                        .event())
                .isEqualTo(new FileStaged(SampleEvents.FILE, 1));
    }

    @Test
    void ignoresMembersThatItDoesNotKnow() throws BadEventException {
        String body = new String(staged(), UTF_8)
                .replace("{\"file\":{", "{\"new\":[1,{\"x\":null}],\"file\":{\"colour\":\"blue\",");

        assertThat(codec.decode(Records.received(Topics.FILES, null, body.getBytes(UTF_8), headersOfStaged()))
                        .event())
                .isEqualTo(new FileStaged(SampleEvents.FILE, 1));
    }

    @Test
    void aDeletionFromBeforeItNamedABucketIsUnderstood() throws BadEventException {
        assertThat(deletion("").event()).isEqualTo(FileDeletionRequested.of(SampleEvents.FILE));
        assertThat(deletion(",\"bucket\":\"old\"").event())
                .isEqualTo(new FileDeletionRequested(SampleEvents.FILE, "old"));
        assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> deletion(",\"bucket\":\" \""));
        assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> deletion(",\"former_bucket\":\"\""));
    }

    private EventEnvelope deletion(String more) throws BadEventException {
        ProducerRecord<String, byte[]> encoded =
                codec.encode(new EventEnvelope("1", TIME, "/x", FileDeletionRequested.of(SampleEvents.FILE)));
        String body = new String(encoded.value(), UTF_8).replaceFirst("}$", more + "}");
        return codec.decode(
                Records.received(Topics.FILES, null, body.getBytes(UTF_8), new RecordHeaders(encoded.headers())));
    }

    private RecordHeaders headersOfStaged() {
        return new RecordHeaders(encodedStaged().headers());
    }

    private byte[] staged() {
        return encodedStaged().value();
    }

    private ProducerRecord<String, byte[]> encodedStaged() {
        return codec.encode(new EventEnvelope("1", TIME, "/x", new FileStaged(SampleEvents.FILE, 1)));
    }
}
