package dev.waybill.catalog.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTextTest {

    private static final String SIGNED =
            "https://b.s3.amazonaws.com/a.pdf?X-Amz-Credential=AKIA&X-Amz-Signature=deadbeef";

    @Test
    void jsonIsShownAsText() {
        assertThat(PayloadText.of(Letters.bytes("{\"filename\":\"発票.pdf\", \"size\":1}")))
                .isEqualTo(new PayloadText("{\"filename\":\"発票.pdf\",\"size\":1}", "json"));
    }

    @Test
    void whatIsNoJsonIsShownAsBase64() {
        byte[] bytes = {0, (byte) 0xff, 10, (byte) 0x80};
        assertThat(PayloadText.of(new Bytes(bytes)))
                .isEqualTo(new PayloadText(Base64.getEncoder().encodeToString(bytes), "base64"));
        assertThat(PayloadText.of(Letters.bytes("[".repeat(10_000))).encoding()).isEqualTo("base64");
        assertThat(PayloadText.of(Letters.bytes("")).encoding()).isEqualTo("base64");
        assertThat(PayloadText.of(null)).isNull();
    }

    @Test
    void signedLinksAndSecretsAreNotShown() {
        String json =
                "{\"source\":{\"uri\":\"%s\"},\"list\":[\"s3://key:pass@host/x\"],\"api_key\":\"K\",\"a\\u003f\":\"%s\"}"
                        .formatted(SIGNED, SIGNED.replace("?", "\\u003f"));
        assertThat(PayloadText.of(Letters.bytes(json)).text())
                .contains("https://b.s3.amazonaws.com/a.pdf?***", "s3://***@host/x", "\"api_key\":\"***\"")
                .doesNotContain("deadbeef", "AKIA", "pass@", "\"K\"");
        String base64 = PayloadText.of(Letters.bytes("not json: " + SIGNED)).text();
        assertThat(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8))
                .isEqualTo("not json: https://b.s3.amazonaws.com/a.pdf?***");
    }

    @Test
    void whateverIsNamedAfterASecretIsHiddenWhole() {
        String json = "{\"token\":{\"value\":\"deadbeef\"},\"credentials\":[\"deadbeef\"],\"a\\nsecret\":7,\"b\":1}";
        assertThat(PayloadText.of(Letters.bytes(json)).text())
                .isEqualTo("{\"token\":\"***\",\"credentials\":\"***\",\"a\\nsecret\":\"***\",\"b\":1}");
    }

    @Test
    void linksWithoutAHostAreNotShownWithTheirSignatures() {
        assertThat(Redaction.text(
                        "/api/local/a.pdf?expires=1&signature=deadbeef&x=1 b?X-Amz-Security-Token=dead%2Fbeef"))
                .isEqualTo("/api/local/a.pdf?expires=1&signature=***&x=1 b?X-Amz-Security-Token=***");
        assertThat(Redaction.text("https://a/#b?x=deadbeef c://d?e")).isEqualTo("https://a/#b?*** c://d?e");
    }

    @Test
    void aPasswordThatWasCutOffIsNotShown() {
        String key = "k".repeat(230) + " s3://user:deadbeef@host";
        DeadLetter listed = Letters.keyed(key + "x".repeat(50)).listed();
        assertThat(listed.key()).contains("deadbeef");
        assertThat(DeadLetterBody.of(listed).key()).isEqualTo("k".repeat(230) + " s3://***@host" + "x".repeat(2));
        for (int more = 5; more < 25; more++) {
            DeadLetter shorter = Letters.keyed("k".repeat(more) + key).listed();
            assertThat(DeadLetterBody.of(shorter).key()).doesNotContain("dead");
        }
    }

    /** A hostile dead letter must not keep the catalog busy: each of these took longer the longer it was, squared. */
    @ParameterizedTest
    @ValueSource(strings = {"aa://", "aa://b@", "X-Amz-", "a.", "aa:", "signature", "?", "aa://?", "@", "a://a@:"})
    void oneMebibyteOfAnythingIsReadInNoTime(String part) {
        String text = part.repeat((1 << 20) / part.length());
        String shown = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Redaction.start(text));
        assertThat(shown).hasSizeBetween(6, Redaction.MAX_SHOWN + 30);
    }

    @Test
    void ofALongValueTheStartIsShown() {
        String json = "{\"a\":\"%s\"}".formatted("x".repeat(100_000));
        assertThat(PayloadText.of(Letters.bytes(json)).text())
                .isEqualTo("{\"a\":\"%s [34464 more]\"}".formatted("x".repeat(65_536)));
        String base64 = PayloadText.of(Letters.bytes("x".repeat(100_000))).text();
        assertThat(Base64.getDecoder().decode(base64)).hasSize(65_536 + " [34464 more]".length());
    }

    @Test
    void headersNamedAfterSecretsAreNotShown() {
        assertThat(Redaction.named("Authorization", "Bearer abc")).isEqualTo("***");
        assertThat(Redaction.named("ce_id", "abc")).isEqualTo("abc");
    }
}
