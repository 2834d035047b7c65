package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SelfTestWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void theSelfTestAnswersWithAllItsChecks() {
        var answer = catalog.send("POST", "/api/v1/selftest", null);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode report = answer.json();
        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("bucket").asString()).isEqualTo(catalog.bucket.bucket());
        assertThat(report.path("checks").valueStream().map(c -> c.path("status").asString()))
                .hasSize(12)
                .containsOnly("ok");
        assertThat(report.path("checks").path(0).path("duration_ms").isNumber()).isTrue();
        assertThat(catalog.get("/api/v1/selftest").status()).isEqualTo(405);
    }
}
