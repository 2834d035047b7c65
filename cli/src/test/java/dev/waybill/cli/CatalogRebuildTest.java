package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.body;
import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogRebuildTest {
    private static final String RESULT =
            "{\"same\":9,\"missing\":1,\"behind\":0,\"kept\":0,\"extra\":2,\"changing\":0,\"rebuilt_sha256\":\"aa\",\"catalog_sha256\":\"bb\"}";
    private static final String SUMMARY = """
            {"type":"summary","from":"topics","dry_run":%s,"events":1234,"unreadable":1,"found":%s,"added":1,"updated":0,"refused":0,"now":%s,"ok":%s}
            """;
    private static final String ROW =
            "{\"type\":\"difference\",\"kind\":\"extra\",\"id\":\"1\",\"key\":\"a\\u001b.pdf\",\"status\":\"stored\",\"reason\":\"retention\"}\n";
    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void addsNothingWhereNobodyCanBeAsked() {
        Typed typed = type("catalog", "rebuild");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("Nothing was added", "--yes");
        assertThat(Typed.onATerminal("n\n")
                        .type("catalog", "rebuild", "--server", server.address())
                        .exitCode())
                .isEqualTo(1);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void saysWhatDiffersAndWhetherItIsEqual() {
        String now = RESULT.replace("\"missing\":1", "\"missing\":0").replace("bb", "aa");
        server.says(body(
                200,
                "{\"type\":\"progress\",\"step\":\"reading\",\"done\":0}\n" + ROW
                        + SUMMARY.formatted(false, RESULT, now, true)));

        Typed typed = type("catalog", "rebuild", "--yes", "--from", "bucket");

        assertThat(typed.exitCode()).isZero();
        assertThat(server.askedOnce().method()).isEqualTo("POST");
        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/catalog/rebuild?from=bucket");
        assertThat(typed.lines())
                .containsExactly(
                        "extra    1 stored a\\u001b.pdf: retention",
                        "Read 1,234 events from the topics; 1 records tell of no file.",
                        "Found: 9 the same, 1 missing, 0 behind, 0 the catalog knows better, 2 only it knows, 0 changing.",
                        "Added 1 rows, completed 0, could not add 0.",
                        "Now: 9 the same, 0 missing, 0 behind, 0 the catalog knows better, 2 only it knows, 0 changing.",
                        "rebuilt aa",
                        "catalog aa",
                        "They are equal.");
        assertThat(typed.err()).isEqualTo("reading: 0\n");
    }

    @Test
    void aDryRunAsksNobodyAndEndsWithOneIfSomethingIsMissing() {
        server.says(body(200, SUMMARY.formatted(true, RESULT, RESULT, false)));

        Typed typed = type("catalog", "rebuild", "--dry-run", "--json");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/catalog/rebuild?from=topics&dry_run=true");
        assertThat(typed.lines()).hasSize(1);
        assertThat(typed.out()).startsWith("{\"type\":\"summary\",");
    }

    @Test
    void anEndBeforeTheSummaryIsAFailure() {
        server.says(
                body(200, ROW),
                body(200, ROW + "{\"type\":\"error\",\"code\":\"CATALOG_UNAVAILABLE\",\"detail\":\"no database\"}\n"),
                body(200, ROW).butPromises(5000),
                json(429, "{\"title\":\"Too many requests\",\"code\":\"TOO_MANY_REQUESTS\"}"));

        assertThat(failure()).contains("broke off");
        assertThat(failure()).contains("did not get to the end: no database");
        assertThat(failure()).contains("was lost");
        assertThat(failure()).contains("Too many requests (TOO_MANY_REQUESTS)");
    }

    @Test
    void saysWhichCommandsThereAre() {
        assertThat(type("catalog").exitCode()).isEqualTo(2);
        assertThat(type("catalog", "rebuild", "--from", "memory").exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    private String failure() {
        Typed typed = type("catalog", "rebuild", "--yes");
        assertThat(typed.exitCode()).isEqualTo(1);
        return typed.err();
    }

    private Typed type(String... arguments) {
        return Typed.withEnvironment(Map.of("WAYBILL_SERVER", server.address())).type(arguments);
    }
}
