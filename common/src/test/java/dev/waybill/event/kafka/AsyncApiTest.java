package dev.waybill.event.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.EventTypes;
import dev.waybill.event.FileEvent;
import dev.waybill.event.SampleEvents;
import dev.waybill.inbox.InboxTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** {@code docs/asyncapi.yaml} and the code say the same. */
class AsyncApiTest {

    private static JsonNode api;

    @BeforeAll
    static void read() throws IOException {
        Object yaml = new Yaml().load(Files.readString(PublishedSchemas.DOCS.resolve("asyncapi.yaml")));
        api = PublishedSchemas.JSON.valueToTree(yaml);
    }

    @Test
    void namesTheTopicsThatThereAre() {
        assertThat(api.get("channels").values())
                .extracting(channel -> channel.get("address").stringValue())
                .containsExactlyInAnyOrder(Topics.INBOX, Topics.FILES, Topics.OUTCOMES, Topics.DEAD_LETTERS);
    }

    @Test
    void putsEachTypeOnItsTopicAndNamesNoOther() {
        Map<String, String> topics = new TreeMap<>();
        for (JsonNode channel : api.get("channels").values()) {
            for (JsonNode reference : channel.get("messages").values()) {
                topics.put(
                        at(reference).get("name").stringValue(),
                        channel.get("address").stringValue());
            }
        }

        Map<String, String> expected = new TreeMap<>(Map.of("dead-letter", Topics.DEAD_LETTERS));
        InboxTypes.all().keySet().forEach(type -> expected.put(type, Topics.INBOX));
        SampleEvents.all().forEach(event -> expected.put(EventTypes.of(event), Topics.of(event)));
        assertThat(topics).isEqualTo(expected);
    }

    @Test
    void givesEachTypeItsSchemaAndItsHeader() {
        for (JsonNode message : messages()) {
            String type = message.get("name").stringValue();
            if (EventTypes.recordOf(type).isPresent()
                    || InboxTypes.recordOf(type).isPresent()) {
                assertThat(message.at("/payload/$ref").stringValue())
                        .isEqualTo("./schemas/" + type.substring("dev.waybill.".length()) + ".schema.json");
                assertThat(message.at("/headers/allOf/1/properties/ce_type/const")
                                .stringValue())
                        .isEqualTo(type);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.waybill.event.SampleEvents#all")
    void describesEveryHeaderThatEventsCarry(FileEvent event) {
        List<String> sent = new ArrayList<>();
        for (Header header : new EventCodec()
                .encode(new EventEnvelope("1", Instant.EPOCH, "/x", event))
                .headers()) {
            sent.add(header.key());
        }
        sent.add("traceparent"); // by the template that sends them

        JsonNode headers = api.at("/components/schemas/cloudEventHeaders");
        assertThat(headers.get("properties").propertyNames()).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void usesEveryMessageThatItDescribes() {
        var used = new TreeSet<String>();
        for (JsonNode operation : api.get("operations").values()) {
            for (JsonNode reference : operation.get("messages").values()) {
                used.add(at(at(reference)).get("name").stringValue());
            }
        }

        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(messages().stream()
                        .map(message -> message.get("name").stringValue())
                        .toList());
    }

    private static List<JsonNode> messages() {
        return List.copyOf(api.at("/components/messages").values());
    }

    private static JsonNode at(JsonNode reference) {
        return api.at(reference.get("$ref").stringValue().substring(1));
    }
}
