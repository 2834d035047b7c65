package dev.waybill.chaos.kafka;

import dev.waybill.event.kafka.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records that no service can ever work on, each of which must become a dead letter and hold up nobody. */
final class PoisonRecords {

    private static final int NAME_LENGTH = 1_000_000;
    private static final int DEPTH = 100_000;

    /** What a reader that believes type headers would make an object of, and so load classes from anywhere. */
    private static final String GADGET = "javax.script.ScriptEngineManager";

    private final String topic;

    private PoisonRecords(String topic) {
        this.topic = topic;
    }

    /** One of each kind, as good an event of that topic as it can be beside what is wrong with it; its key says what. */
    static List<ProducerRecord<byte[], byte[]>> of(String topic) {
        var poison = new PoisonRecords(topic);
        return List.of(
                poison.record("bad-json", poison.headers(), "{\"file\":{\"id\":"),
                poison.record("null-value", poison.headers(), null),
                poison.record("unknown-type", with(poison.headers(), "ce_type", "dev.waybill.file.vanished.v1"), "{}"),
                poison.record("missing-headers", Map.of(), "{}"),
                poison.record("type-header", with(poison.headers(), "__TypeId__", GADGET), "[\"" + GADGET + "\",[]]"),
                poison.record("long-name", poison.headers(), poison.named("n".repeat(NAME_LENGTH))),
                poison.record("nesting", poison.headers(), "{\"file\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}"));
    }

    private ProducerRecord<byte[], byte[]> record(String kind, Map<String, String> headers, @Nullable String body) {
        var record = new ProducerRecord<>(topic, bytes("poison-" + kind), body == null ? null : bytes(body));
        headers.forEach((name, value) -> record.headers().add(name, bytes(value)));
        return record;
    }

    private Map<String, String> headers() {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                "poison",
                "ce_source",
                "/waybill/chaos",
                "ce_type",
                type(),
                "content-type",
                "application/json");
    }

    private String type() {
        return switch (topic) {
            case Topics.FILES -> "dev.waybill.file.staged.v1";
            case Topics.OUTCOMES -> "dev.waybill.file.stored.v1";
            default -> "dev.waybill.document.submitted.v1";
        };
    }

    private String named(String fileName) {
        return switch (topic) {
            case Topics.FILES, Topics.OUTCOMES -> "{\"file\":{\"original_filename\":\"" + fileName + "\"}}";
            default -> "{\"filename\":\"" + fileName + "\"}";
        };
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return more;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
