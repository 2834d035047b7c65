package dev.waybill.catalog.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

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
    void headersNamedAfterSecretsAreNotShown() {
        assertThat(Redaction.named("Authorization", "Bearer abc")).isEqualTo("***");
        assertThat(Redaction.named("ce_id", "abc")).isEqualTo("abc");
    }
}
