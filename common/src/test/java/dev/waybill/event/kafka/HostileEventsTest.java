package dev.waybill.event.kafka;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStaged;
import dev.waybill.event.SampleEvents;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that must end as dead letters (hostile-inputs.md, rows 20 and 21), whatever else they try. */
class HostileEventsTest {

    private static final EventCodec CODEC = new EventCodec();
    private static final String ID = SampleEvents.FILE.id().toString();
    private static final String GOOD = new String(
            CODEC.encode(new EventEnvelope("1", Instant.EPOCH, "/x", new FileStaged(SampleEvents.FILE, 1)))
                    .value(),
            UTF_8);

    private static RecordHeaders headers() {
        return Records.headers(
                "ce_specversion=1.0",
                "ce_id=1",
                "ce_source=/x",
                "ce_type=dev.waybill.file.staged.v1",
                "ce_subject=" + ID,
                "ce_time=2026-11-21T10:00:00Z",
                "content-type=application/json");
    }

    private static void refused(ConsumerRecord<String, byte[]> bad, String because) {
        assertThatExceptionOfType(BadEventException.class)
                .isThrownBy(() -> CODEC.decode(bad))
                .withMessageContaining(because);
    }

    private static void refusedBody(byte @Nullable [] body, String because) {
        refused(Records.received(Topics.FILES, ID, body, headers()), because);
    }

    @Test
    void startsFromAnEventThatIsGood() throws BadEventException {
        assertThat(CODEC.decode(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), headers())))
                .isNotNull();
    }

    @Test
    void noValueAtAll() {
        refusedBody(null, "no value");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"x\"",
                "17",
                "{}",
                "{\"file\":null,\"attempt\":1}",
                "{\"file\":[],\"attempt\":1}",
                "not json",
                "{",
                "{\"file\"",
                "\u0000",
                "<xml/>",
                "{'file':1}",
                "{\"file\":{}}",
                "NaN"
            })
    void noJsonThatIsAnEvent(String body) {
        refusedBody(body.getBytes(UTF_8), "");
    }

    @Test
    void bytesThatAreNoUtf8() {
        refusedBody(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2}, "");
        refusedBody(GOOD.replace("请", "\u0001").getBytes(UTF_8), "");
        refusedBody(GOOD.replace("AGY-123", "AGY-é").getBytes(UTF_16), "");
    }

    @Test
    void nestingTenThousandDeep() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);

        refusedBody(deep.getBytes(UTF_8), "Array");
        refusedBody(withMember("\"deep\":" + deep), "nesting");
        refusedBody(withMember("\"deep\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)), "nesting");
    }

    @Test
    void aStringOfOneAndAHalfMegabytes() {
        String text = "x".repeat(1_500_000);

        refusedBody(GOOD.replace("\"Rechnung\"", "\"" + text + "\"").getBytes(UTF_8), "length");
        refusedBody(withMember("\"long\":\"" + text + "\",\"longer\":\"" + text + "\""), "length");
        refusedBody(
                GOOD.replace("\"Rechnung\"", "\"" + "x".repeat(1_000_000) + "\"")
                        .getBytes(UTF_8),
                "title");
    }

    @Test
    void aDocumentOfTwentyMegabytes() {
        refusedBody((" ".repeat(20 << 20) + GOOD).getBytes(UTF_8), "length");
    }

    @Test
    void theSameMemberTwice() {
        refusedBody(withMember("\"attempt\":1"), "Duplicate");
        refusedBody(GOOD.replace("\"size\":5", "\"size\":5,\"size\":6").getBytes(UTF_8), "Duplicate");
    }

    @Test
    void moreAfterTheEnd() {
        refusedBody((GOOD + GOOD).getBytes(UTF_8), "railing");
        refusedBody((GOOD + " x").getBytes(UTF_8), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "-1",
                "1.5",
                "1e999999999",
                "9223372036854775808",
                "null",
                "\"\"",
                "[]",
                "true"
            })
    void aSizeThatIsNone(String size) {
        refusedBody(GOOD.replace("\"size\":5", "\"size\":" + size).getBytes(UTF_8), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "-1", "1.5", "null", "99999999999", "\"x\""})
    void anAttemptThatIsNone(String attempt) {
        refusedBody(GOOD.replace("\"attempt\":1", "\"attempt\":" + attempt).getBytes(UTF_8), "");
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
    void aRequiredMemberMissing(String member) {
        String without =
                GOOD.replaceFirst("\"" + member + "\":(\"[^\"]*\"|\\d+),?", "").replace(",}", "}");

        assertThat(without).doesNotContain("\"" + member + "\"");
        refusedBody(without.getBytes(UTF_8), "");
        refusedBody(
                GOOD.replaceFirst("\"" + member + "\":(\"[^\"]*\"|\\d+)", "\"" + member + "\":null")
                        .getBytes(UTF_8),
                "");
    }

    @Test
    void twoOwners() {
        refusedBody(
                GOOD.replace("\"agency_id\"", "\"client_id\":\"CLT-1\",\"agency_id\"")
                        .getBytes(UTF_8),
                "exactly one owner");
    }

    static Stream<Arguments> valuesThatNoFileHas() {
        return Stream.of(
                Arguments.of("\"id\":\"" + ID + "\"", "\"id\":\"../../etc/passwd\""),
                Arguments.of("\"s3_key\":\"uploads/", "\"s3_key\":\"../uploads/"),
                Arguments.of("\"s3_key\":\"uploads/", "\"s3_key\":\"/uploads/"),
                Arguments.of("\"agency_id\":\"AGY-123\"", "\"agency_id\":\"CLT-123\""),
                Arguments.of("Nº 7", "\\u0000"),
                Arguments.of("Nº 7", "\\ud800"),
                Arguments.of("\"title\":\"Rechnung\"", "\"title\":\"\\udc00\""),
                Arguments.of("\"tags\":[\"invoice\"]", "\"tags\":[null]"),
                Arguments.of("\"tags\":[\"invoice\"]", "\"tags\":\"invoice\""),
                Arguments.of("\"file_type\":\"application/pdf\"", "\"file_type\":\"a/b\\r\\nX-Evil: 1\""),
                Arguments.of("2026-11-21T10:00:00.123Z", "yesterday"),
                Arguments.of("2026-11-21T10:00:00.123Z", "+999999999-12-31T23:59:59Z"));
    }

    @ParameterizedTest
    @MethodSource("valuesThatNoFileHas")
    void aValueThatNoFileHas(String good, String bad) {
        assertThat(GOOD).contains(good);
        refusedBody(GOOD.replace(good, bad).getBytes(UTF_8), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "dev.waybill.file.staged.v2",
                "dev.waybill.file.staged",
                "dev.waybill.event.FileStaged",
                "document.submitted"
            })
    void aTypeThatIsUnknown(String type) {
        RecordHeaders headers = headers();
        headers.remove("ce_type").add("ce_type", type.getBytes(UTF_8));

        refused(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), headers), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
    void aRequiredHeaderMissingEmptyOrNull(String name) {
        for (byte[] value : new byte @Nullable [][] {null, {}}) {
            RecordHeaders headers = headers();
            headers.remove(name).add(name, value);
            refused(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), headers), "");
        }
        RecordHeaders without = headers();
        without.remove(name);
        refused(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), without), "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ce_specversion=0.3",
                "ce_specversion=9",
                "ce_time=yesterday",
                "ce_time=+999999999-01-01T00:00:00Z",
                "ce_source=not a uri",
                "ce_subject=0197a3c0-5b1e-7c3a-9f00-000000000000",
                "content-type=application/cloudevents+json",
                "ce_NOT-A-NAME=x"
            })
    void aHeaderThatIsWrong(String header) {
        RecordHeaders headers = headers();
        headers.remove(header.substring(0, header.indexOf('=')));
        Records.headers(header).forEach(headers::add);

        refused(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), headers), "");
    }

    @Test
    void headersWithoutAnEnd() {
        RecordHeaders headers = headers();
        headers.remove("ce_id").add("ce_id", "i".repeat(1 << 20).getBytes(UTF_8));

        refused(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), headers), "1 to 128");
    }

    @Test
    void anotherKeyThanTheFilesId() {
        refused(Records.received(Topics.FILES, "another", GOOD.getBytes(UTF_8), headers()), "key is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.OUTCOMES, Topics.DEAD_LETTERS, "elsewhere"})
    void aTopicWhereItDoesNotBelong(String topic) {
        refused(Records.received(topic, ID, GOOD.getBytes(UTF_8), headers()), "does not belong");
    }

    @Test
    void noHeadersAtAll() {
        refused(Records.received(Topics.FILES, ID, GOOD.getBytes(UTF_8), new RecordHeaders()), "CloudEvent");
    }

    private static byte[] withMember(String member) {
        return ("{" + member + "," + GOOD.substring(1)).getBytes(UTF_8);
    }
}
