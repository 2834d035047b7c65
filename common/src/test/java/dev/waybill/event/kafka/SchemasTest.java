package dev.waybill.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.error.ErrorCode;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventIds;
import dev.waybill.event.EventTypes;
import dev.waybill.event.FileEvent;
import dev.waybill.event.SampleEvents;
import dev.waybill.file.Owner;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The JSON Schemas in {@code docs/schemas} and the code say the same. */
class SchemasTest {

    private static final String STAGED = "dev.waybill.file.staged.v1";
    private static final String FAILED = "dev.waybill.file.failed.v1";

    private final EventCodec codec = new EventCodec();

    static Stream<String> types() throws IOException {
        return PublishedSchemas.types("file.");
    }

    private String bodyOf(FileEvent event) {
        var envelope = new EventEnvelope(EventIds.next(), Instant.now(), "/waybill/test", event);
        return new String(codec.encode(envelope).value(), UTF_8);
    }

    @Test
    void everyTypeHasASchemaAndEverySchemaAType() throws IOException {
        assertThat(PublishedSchemas.types("file."))
                .containsExactlyInAnyOrderElementsOf(EventTypes.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.event.SampleEvents#all")
    void everyEventIsValid(FileEvent event) throws IOException {
        assertThat(PublishedSchemas.errors(EventTypes.of(event), bodyOf(event))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.event.SampleEvents#all")
    void everyMemberIsDescribed(FileEvent event) throws IOException {
        JsonNode schema = PublishedSchemas.of(EventTypes.of(event));
        JsonNode body = PublishedSchemas.JSON.readTree(bodyOf(event));

        assertThat(body.propertyNames())
                .containsExactlyInAnyOrderElementsOf(schema.get("properties").propertyNames());
        assertThat(body.get("file").propertyNames())
                .isSubsetOf(ofFile(schema).get("properties").propertyNames());
    }

    @Test
    void everyMemberDescribedOfAFileExists() throws IOException {
        Set<String> members = new TreeSet<>(PublishedSchemas.JSON
                .readTree(bodyOf(SampleEvents.all().toList().getFirst()))
                .get("file")
                .propertyNames());
        Stream.of(Owner.Kind.values()).map(Owner.Kind::member).forEach(members::add);
        members.add("description"); // the one that the sample lacks

        assertThat(ofFile(PublishedSchemas.of(STAGED)).get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(members);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyExampleIsValidAndIsUnderstood(String type) throws IOException, BadEventException {
        JsonNode examples = PublishedSchemas.of(type).get("examples");
        assertThat(examples.size()).isPositive();
        for (JsonNode example : examples) {
            assertThat(PublishedSchemas.errors(type, example.toString())).isEmpty();
            assertThat(codec.decode(published(type, example)).event())
                    .isInstanceOf(EventTypes.recordOf(type).orElseThrow());
        }
    }

    private static ConsumerRecord<String, byte[]> published(String type, JsonNode body) {
        boolean command = type.equals(STAGED) || type.equals("dev.waybill.file.deletion-requested.v1");
        return Records.received(
                command ? Topics.FILES : Topics.OUTCOMES,
                body.get("file").get("id").stringValue(),
                body.toString().getBytes(UTF_8),
                Records.headers("ce_specversion=1.0", "ce_id=1", "ce_source=/example", "ce_type=" + type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySchemaDescribesAFileAlike(String type) throws IOException {
        assertThat(ofFile(PublishedSchemas.of(type))).isEqualTo(ofFile(PublishedSchemas.of(STAGED)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aNewMemberBreaksNoReader(String type) throws IOException {
        JsonNode example = PublishedSchemas.of(type).get("examples").get(0);
        String body = example.toString().replace("{\"file\":{", "{\"new\":1,\"file\":{\"newer\":[],");

        assertThat(body).contains("newer");
        assertThat(PublishedSchemas.errors(type, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "collection",
                "agency_id",
                "filename",
                "original_filename",
                "s3_key",
                "file_type",
                "size",
                "sha256",
                "created_at"
            })
    void aMissingMemberIsInvalid(String member) throws IOException {
        String without = example()
                .replaceFirst("\"" + member + "\":(\"[^\"]*\"|\\d+),?", "")
                .replace(",}", "}");

        assertThat(PublishedSchemas.errors(STAGED, without)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"s3_key\":\"uploads/../x\"",
                "\"s3_key\":\"..\"",
                "\"s3_key\":\"/x\"",
                "\"id\":\"1\"",
                "\"size\":-1",
                "\"size\":1.5",
                "\"size\":\"1\"",
                "\"client_id\":\"CLT-1\"",
                "\"created_at\":\"yesterday\"",
                "\"filename\":\".htaccess\"",
                "\"original_filename\":\"\"",
                "\"file_type\":\"text/html; charset=utf-8\""
            })
    void aValueThatNoFileHasIsInvalid(String member) throws IOException {
        String name = member.substring(0, member.indexOf(':'));
        String bad = example().contains(name)
                ? example().replaceFirst(name + ":(\"[^\"]*\"|\\d+)", member)
                : example().replace("{\"file\":{", "{\"file\":{" + member + ",");

        assertThat(PublishedSchemas.errors(STAGED, bad)).isNotEmpty();
    }

    private static String example() throws IOException {
        return PublishedSchemas.of(STAGED).get("examples").get(0).toString();
    }

    /** Codes may come, so the schema lists none; those that are there fit, and those that it names are there. */
    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void everyErrorCodeFitsTheSchema(ErrorCode code) throws IOException {
        JsonNode described = PublishedSchemas.of(FAILED).get("properties").get("code");

        assertThat(code.name()).matches(described.get("pattern").stringValue());
        assertThat(described.get("examples"))
                .allSatisfy(named ->
                        assertThat(ErrorCode.valueOf(named.stringValue())).isNotNull());
    }

    private static JsonNode ofFile(JsonNode schema) {
        return schema.get("$defs").get("file");
    }
}
