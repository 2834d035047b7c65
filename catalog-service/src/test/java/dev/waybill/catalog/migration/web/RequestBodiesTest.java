package dev.waybill.catalog.migration.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.migration.MigrationRequest;
import dev.waybill.catalog.migration.Mode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodiesTest {

    @Test
    void seed000sBodyIsARun() {
        MigrationRequest request = parse("""
                {"bucketName":"your-bucket","accessKeyId":"AKIAIOSFODNN7EXAMPLE",
                 "secretAccessKey":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE","region":"us-east-1"}""");
        assertThat(request.bucketName()).isEqualTo("your-bucket");
        assertThat(request.mode()).isEqualTo(Mode.RUN);
        assertThat(request.toString()).doesNotContain("wJalr").doesNotContain("AKIA");
    }

    @Test
    void nothingMeansEverythingAsItIsConfigured() {
        assertThat(parse("")).isEqualTo(MigrationRequest.of(Mode.RUN, List.of()));
        assertThat(parse("{}")).isEqualTo(MigrationRequest.of(Mode.RUN, List.of()));
        assertThat(parse("{\"bucketName\":\" \"}").namesTarget()).isFalse();
    }

    @Test
    void modeSourcesAndBandwidthAreHeard() {
        MigrationRequest request =
                parse("{\"mode\":\"dry-run\",\"sources\":[\"images\",\"documents\"],\"bandwidthLimit\":5000}");
        assertThat(request.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(request.sources()).containsExactly("images", "documents");
        assertThat(request.bytesPerSecond()).isEqualTo(5000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mode\":\"dry_run\"}",
                "{\"mod\":\"dry-run\"}",
                "{\"mode\":\"run\",\"mode\":\"dry-run\"}",
                "[]",
                "null",
                "{\"sources\":\"images\"}",
                "{\"sources\":[null]}",
                "{\"bandwidthLimit\":-1}",
                "{\"bandwidthLimit\":\"fast\"}",
                "{\"secretAccessKey\":{\"a\":\"a-secret\"}}",
                "{\"secretAccessKey\":\"a-secret\"} x"
            })
    void whatIsNotUnderstoodIsRefusedAndNotQuoted(String body) {
        assertThatThrownBy(() -> parse(body))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("a-secret");
    }

    @Test
    void aBodyHasABound() {
        assertThatThrownBy(() -> RequestBodies.parse(new byte[RequestBodies.MAX_BYTES + 1]))
                .hasMessageContaining("at most");
    }

    private static MigrationRequest parse(String body) {
        return RequestBodies.parse(body.getBytes(StandardCharsets.UTF_8));
    }
}
