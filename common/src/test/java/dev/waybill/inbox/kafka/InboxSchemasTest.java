package dev.waybill.inbox.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.kafka.BadEventException;
import dev.waybill.event.kafka.PublishedSchemas;
import dev.waybill.inbox.InboxEnvelope;
import dev.waybill.inbox.InboxTypes;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas of the inbox and the code say the same. */
class InboxSchemasTest {

    private final InboxCodec codec = new InboxCodec();

    static Stream<String> types() {
        return InboxTypes.all().keySet().stream();
    }

    @Test
    void everyTypeHasASchemaAndEverySchemaAType() throws IOException {
        assertThat(PublishedSchemas.types("document.")).containsExactlyInAnyOrderElementsOf(types().toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyMemberIsDescribedAndNoOther(String type) throws IOException {
        Stream<String> members = Stream.of(
                        InboxTypes.recordOf(type).orElseThrow().getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT));

        assertThat(PublishedSchemas.of(type).get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(members.toList());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyExampleIsValidAndIsUnderstood(String type) throws IOException, BadEventException {
        JsonNode examples = PublishedSchemas.of(type).get("examples");
        assertThat(examples.size()).isPositive();
        for (JsonNode example : examples) {
            assertThat(PublishedSchemas.errors(type, example.toString())).isEmpty();
            InboxEnvelope envelope = codec.decode(published(type, example));
            assertThat(envelope.event()).isInstanceOf(InboxTypes.recordOf(type).orElseThrow());
            assertThat(example.get(envelope.event().owner().kind().member()).stringValue())
                    .isEqualTo(envelope.event().owner().id());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void aNewMemberBreaksNoReader(String type) throws IOException, BadEventException {
        ObjectNode example = example(type).put("new", 1);

        assertThat(PublishedSchemas.errors(type, example.toString())).isEmpty();
        assertThat(codec.decode(published(type, example))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collection", "agency_id", "filename", "source"})
    void aMissingMemberIsInvalidToBoth(String member) throws IOException {
        ObjectNode example = example(InboxTypes.SUBMITTED);
        example.remove(member);

        invalidToBoth(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agency_id\":\"nobody\"}",
                "{\"job_id\":\"1\"}",
                "{\"collection\":\"Documents\"}",
                "{\"doc_type\":\"A Type\"}",
                "{\"sha256\":\"x\"}",
                "{\"content_base64\":\"b25l\"}",
                "{\"source\":{}}",
                "{\"source\":{\"uri\":null}}",
                "{\"filename\":\"a\\u0000\"}"
            })
    void aValueThatNoDocumentHasIsInvalidToBoth(String members) throws IOException {
        ObjectNode example = example(InboxTypes.SUBMITTED);
        example.setAll((ObjectNode) PublishedSchemas.JSON.readTree(members));

        invalidToBoth(example);
    }

    private void invalidToBoth(JsonNode body) throws IOException {
        assertThat(PublishedSchemas.errors(InboxTypes.SUBMITTED, body.toString()))
                .isNotEmpty();
        org.assertj.core.api.Assertions.assertThatExceptionOfType(BadEventException.class)
                .isThrownBy(() -> codec.decode(published(InboxTypes.SUBMITTED, body)));
    }

    private static ObjectNode example(String type) throws IOException {
        return (ObjectNode) PublishedSchemas.of(type).get("examples").get(0);
    }

    /** With the least headers that there may be. */
    private static ConsumerRecord<String, byte[]> published(String type, JsonNode body) {
        var received = new ConsumerRecord<String, byte[]>(
                "waybill.inbox.v1", 0, 0, null, body.toString().getBytes(UTF_8));
        for (String header : new String[] {"ce_specversion=1.0", "ce_id=1", "ce_source=/example", "ce_type=" + type}) {
            int equals = header.indexOf('=');
            received.headers()
                    .add(
                            header.substring(0, equals),
                            header.substring(equals + 1).getBytes(UTF_8));
        }
        return received;
    }
}
