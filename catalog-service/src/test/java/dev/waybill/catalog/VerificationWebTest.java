package dev.waybill.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.verification.VerificationRun;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Over the real broker, S3 and MongoDB; other tests' files lie there too, so only this one's are looked for. */
class VerificationWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void differencesComeAsLinesAndTheSummaryLast() throws Exception {
        FileDetails there = Samples.file();
        FileDetails missing = Samples.file();
        FileDetails unknown = Samples.file();
        put(there);
        put(unknown);
        catalog.publish(catalog.storedHere(there), catalog.storedHere(missing));
        catalog.awaitStatus("/api/v1/files/" + there.id(), 200);
        catalog.awaitStatus("/api/v1/files/" + missing.id(), 200);

        var answer = post("?all=true&download=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        List<JsonNode> lines = new String(answer.bytes(), UTF_8)
                .lines()
                .map(RunningCatalog.JSON::readTree)
                .toList();
        assertThat(lines.getFirst().path("type").asString()).isEqualTo("progress");
        assertThat(find(lines, there).path("type").asString()).isEqualTo("same");
        assertThat(find(lines, missing).path("kind").asString()).isEqualTo("object_missing");
        assertThat(find(lines, missing).path("sign").asString()).isEqualTo("-");
        assertThat(find(lines, unknown).path("kind").asString()).isEqualTo("unknown_object");
        JsonNode summary = lines.getLast();
        assertThat(summary.path("type").asString()).isEqualTo("summary");
        assertThat(summary.path("total_differences").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(summary.path("staging_left_out").asString()).contains("not a staging area");
    }

    @Test
    void whatMakesNoSenseIsRefusedBeforeAnythingIsLookedAt() {
        assertThat(post("?repair=everything").status()).isEqualTo(400);
        assertThat(post("?grace=soon").status()).isEqualTo(400);
        assertThat(post("?grace=24h").status()).isEqualTo(400);
    }

    @Test
    void aRunByTheClockIsSeenInTheMetrics() {
        catalog.context.getBean(VerificationRun.class).run();

        MeterRegistry metrics = catalog.context.getBean(MeterRegistry.class);
        assertThat(metrics.get("waybill.verify.last.run").timeGauge().value()).isPositive();
        assertThat(metrics.get("waybill.verify.failed.runs").counter().count()).isZero();
    }

    private RunningCatalog.Answer post(String query) {
        return catalog.send("POST", "/api/v1/verifications" + query, null);
    }

    private void put(FileDetails file) throws IOException {
        var staging = new InMemoryStagingArea();
        staging.stage(file.id(), new ByteArrayInputStream(Samples.content(file.id())), file.size());
        catalog.context
                .getBean(ObjectStore.class)
                .putIfAbsent(file, staging.find(file.id()).orElseThrow());
    }

    private static JsonNode find(List<JsonNode> lines, FileDetails file) {
        return lines.stream()
                .filter(line -> line.path("path").asString("").equals(file.key().value()))
                .findFirst()
                .orElseThrow();
    }
}
