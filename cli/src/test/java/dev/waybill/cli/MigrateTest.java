package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.body;
import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrateTest {
    private static final FakeServer.Said CONFIGURED = json(200, "{\"s3Configured\":true}");
    private static final RunJson PREFLIGHT = RunJson.in("preflight");
    private static final RunJson CARRYING = RunJson.in("carrying")
            .files("\"total\":1000,\"planned\":600,\"stored\":398,\"failed\":2")
            .bytes(2_000_000, 900_000)
            .with("rate_bytes_per_second", "100000")
            .with("seconds_left", "200");
    private static final RunJson COMPLETED = RunJson.in("completed")
            .files("\"total\":1000,\"planned\":0,\"stored\":990,\"skipped_present\":10")
            .bytes(2_000_000, 2_000_000)
            .references("\"replaced\":12")
            .verified(1000, 0);
    private static final RunJson PLAN = RunJson.dryRun("completed")
            .files("\"total\":3,\"planned\":2,\"skipped_present\":1")
            .bytes(3_000_000, 1_000_000)
            .with("checks", "[{\"name\":\"put\",\"ok\":true,\"message\":\"Stored.\"}]");

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void runsWithoutAQuestionWhereToldTo() {
        server.says(CONFIGURED, PREFLIGHT.begun(), CARRYING.said(), COMPLETED.said());

        Typed typed = type("--source", "images,event-media", "--source", "local", "--bandwidth", "1.5MB/s", "--force");

        assertThat(typed.exitCode()).isZero();
        assertThat(asked(1).method() + " " + asked(1).path()).isEqualTo("POST /api/migrate/s3");
        assertThat(sent(1))
                .isEqualTo(
                        "{\"mode\":\"run\",\"sources\":[\"images\",\"event-media\",\"local\"],\"bandwidthLimit\":1500000}");
        assertThat(asked(2).path()).isEqualTo("/api/migrate/s3/runs/" + RunJson.ID);
        assertThat(typed.lines())
                .containsExactly(
                        "run " + RunJson.ID + ": completed",
                        "1,000 files, 2.0 MB, of images → s3://b (eu-west-1)",
                        "         990 stored",
                        "          10 there already, with the same bytes",
                        "          12 references replaced",
                        "       1,000 verified: there, with their size, SHA-256 and encryption");
        assertThat(typed.err())
                .isEqualTo("preflight, 0 checks\n"
                        + "carrying, 400/1,000 files, 2 failed, 3m 20s left, 100.0 kB/s, 900.0 kB of 2.0 MB\n");
    }

    @Test
    void saysHowFarItIsEveryTenSeconds() {
        server.says(Stream.concat(
                        Stream.of(CONFIGURED, CARRYING.begun()),
                        Stream.concat(Stream.generate(CARRYING::said).limit(24), Stream.of(COMPLETED.said())))
                .toArray(FakeServer.Said[]::new));

        Typed typed = type("--yes");

        assertThat(typed.err().lines()).hasSize(3);
        assertThat(typed.pauses().getFirst()).isEqualTo(Duration.ofMillis(200));
        assertThat(typed.pauses().getLast()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void drawsALineOnATerminal() {
        server.says(CONFIGURED, CARRYING.begun(), COMPLETED.said());

        Typed typed = Typed.onATerminal("").type("migrate", "--yes", "--server", server.address());

        assertThat(typed.err())
                .isEqualTo(
                        "\rcarrying  45% ██████░░░░░░░  400/1,000 files  2 failed  3m 20s left  100.0 kB/s\u001b[K\r\u001b[K");
    }

    @Test
    void tellsScriptsOfEachChangeAndOfTheEndLast() {
        server.says(
                CONFIGURED,
                PREFLIGHT.with("updated_at", "\"1\"").begun(),
                PREFLIGHT.with("updated_at", "\"2\"").said(),
                CARRYING.said(),
                CARRYING.said(),
                COMPLETED.said());

        Typed typed = type("--yes", "--json");

        assertThat(typed.lines())
                .containsExactly(PREFLIGHT.with("updated_at", "\"1\"").body(), CARRYING.body(), COMPLETED.body());
        assertThat(typed.err()).isEmpty();
    }

    @Test
    void showsThePlanAsksAndRuns() {
        server.says(CONFIGURED, PLAN.begun(), PREFLIGHT.begun(), COMPLETED.said());

        Typed typed = Typed.onATerminal("yes\n").type("migrate", "--server", server.address());

        assertThat(typed.exitCode()).isZero();
        assertThat(sent(1)).isEqualTo("{\"mode\":\"dry-run\"}");
        assertThat(sent(2)).isEqualTo("{\"mode\":\"run\"}");
        assertThat(typed.err()).contains("Migrate 2 files (2.0 MB) to s3://b? [y/N]");
        assertThat(typed.lines())
                .startsWith(
                        "✓ put              Stored.",
                        "dry-run " + RunJson.ID + ": completed",
                        "3 files, 3.0 MB, of images → s3://b (eu-west-1)",
                        "           2 to move",
                        "           1 there already, with the same bytes");
    }

    @Test
    void changesNothingAfterANo() {
        server.says(CONFIGURED, PLAN.references("\"replaced\":7").begun());

        Typed typed = Typed.onATerminal("n\n").type("migrate", "--server", server.address());

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.err())
                .contains("Migrate 2 files (2.0 MB) to s3://b, and replace 7 references?", "Nothing was changed.");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void changesNothingWhereThereIsNobodyToAsk() {
        server.says(CONFIGURED, PLAN.begun());

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.out()).contains("2 to move");
        assertThat(typed.err()).contains("Nothing was changed: there is no terminal to ask on; --yes migrates.");
        assertThat(sent(1)).isEqualTo("{\"mode\":\"dry-run\"}");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void asksNobodyWhereThereIsNothingToDo() {
        server.says(
                CONFIGURED,
                RunJson.dryRun("completed")
                        .files("\"total\":1,\"skipped_present\":1")
                        .begun());

        Typed typed = Typed.onATerminal("").type("migrate", "--server", server.address());

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("There is nothing to migrate.").doesNotContain("[y/N]");
    }

    @Test
    void saysWhatPreflightFoundAndAsksNothing() {
        server.says(
                CONFIGURED,
                RunJson.dryRun("preflight").begun(),
                RunJson.dryRun("failed_preflight")
                        .with(
                                "checks",
                                "[{\"name\":\"connection\",\"ok\":true,\"message\":\"The bucket b answers.\"},"
                                        + "{\"name\":\"put\",\"ok\":false,\"message\":\"Access Denied: allow s3:PutObject.\"}]")
                        .said());

        Typed typed = Typed.onATerminal("y\n").type("migrate", "--server", server.address());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.lines())
                .containsExactly(
                        "✓ connection       The bucket b answers.",
                        "✗ put              Access Denied: allow s3:PutObject.",
                        "dry-run " + RunJson.ID + ": failed preflight");
        assertThat(typed.err()).doesNotContain("[y/N]");
    }

    @ParameterizedTest
    @CsvSource({
        "--check-only, check-only, completed, 0",
        "--check-only, check-only, failed_preflight, 2",
        "--dry-run, dry-run, completed, 0",
        "--dry-run, dry-run, completed_with_errors, 1",
        "--yes, run, completed, 0",
        "--yes, run, completed_with_errors, 1",
        "--force, run, failed_preflight, 2",
        "--yes, run, aborted, 3"
    })
    void endsAsTheRunDoes(String option, String mode, String status, int exitCode) {
        server.says(
                CONFIGURED,
                PREFLIGHT.with("mode", "\"" + mode + "\"").begun(),
                RunJson.in(status).said());

        Typed typed = type(option);

        assertThat(typed.exitCode()).isEqualTo(exitCode);
        assertThat(sent(1)).isEqualTo("{\"mode\":\"" + mode + "\"}");
    }

    @Test
    void tellsOfTheFirstFailuresAndHowToSeeTheRest() {
        String failed = "{\"path\":\"images/%d\\u001b.png\",\"state\":\"failed\",\"code\":\"SOURCE_UNREADABLE\","
                + "\"message\":\"Waybill may not read it\"}\n";
        String conflict = "{\"path\":\"images/c.png\",\"state\":\"conflict\",\"message\":\"another object\"}\n";
        server.says(
                CONFIGURED,
                RunJson.in("completed_with_errors")
                        .files("\"total\":14,\"failed\":9,\"conflict\":5")
                        .with("error", "\"why\"")
                        .begun(),
                body(200, failed.repeat(9).formatted(1, 2, 3, 4, 5, 6, 7, 8, 9)),
                body(200, conflict.repeat(5)));

        Typed typed = type("--yes");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(asked(2).path())
                .isEqualTo("/api/migrate/s3/runs/" + RunJson.ID + "/report?format=ndjson&state=failed");
        assertThat(asked(3).path()).endsWith("state=conflict");
        assertThat(typed.lines())
                .startsWith("run " + RunJson.ID + ": completed with errors, why")
                .contains("failed images/1\\u001b.png: Waybill may not read it (SOURCE_UNREADABLE)")
                .endsWith(
                        "conflict images/c.png: another object",
                        "4 more: waybill migrate report --run " + RunJson.ID + " --state failed, or conflict");
        assertThat(typed.lines().stream().filter(line -> line.startsWith("conflict ")))
                .hasSize(1);
    }

    @Test
    void leavesARunToItself() {
        server.says(CONFIGURED, PREFLIGHT.begun());

        assertThat(type("--yes", "--detach").out()).isEqualTo(RunJson.ID + "\n");
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void saysWhichRunIsInTheWay() {
        server.says(
                CONFIGURED,
                json(409, "{\"title\":\"A migration is running\",\"code\":\"MIGRATION_RUNNING\"}"),
                json(200, "{\"items\":[" + COMPLETED.body() + "," + CARRYING.body() + "]}"));

        Typed typed = type("--yes");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("run " + RunJson.ID + ", carrying, 400/1,000 files")
                .contains("waybill migrate status --watch", "waybill migrate abort --run " + RunJson.ID);
    }

    @Test
    void goesOnWatchingAServerThatRestarts() {
        server.says(
                CONFIGURED,
                PREFLIGHT.begun(),
                FakeServer.Said.NOTHING,
                FakeServer.Said.NOTHING,
                FakeServer.empty(503),
                FakeServer.empty(502),
                COMPLETED.said());

        Typed typed = type("--yes");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("No connection; trying again", "The server says later (HTTP 503)");
    }

    @Test
    void beginsNoRunTwice() {
        server.says(CONFIGURED, FakeServer.Said.NOTHING, COMPLETED.begun());

        assertThat(type("--yes").exitCode()).isEqualTo(2);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void saysThatTheRunGoesOnWhereItCannotBeWatchedAnyMore() {
        server.says(CONFIGURED, PREFLIGHT.begun(), json(401, "{\"title\":\"Authentication required\"}"));

        Typed typed = type("--yes");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err())
                .contains("The run goes on at the server; waybill migrate status --watch", "Authentication required");
    }

    @Test
    void endsWithTwoWhereItMakesNoSenseOrThereIsNoServer() {
        assertThat(type("--check-only", "--dry-run").exitCode()).isEqualTo(2);
        assertThat(type("--bandwidth", "fast").exitCode()).isEqualTo(2);
        assertThat(type("fly").exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
        assertThat(Typed.command("migrate", "--server", "http://127.0.0.1:1").exitCode())
                .isEqualTo(2);
    }

    private Typed type(String... arguments) {
        return Typed.withEnvironment(Map.of("WAYBILL_SERVER", server.address()))
                .type(Stream.concat(Stream.of("migrate"), Stream.of(arguments)).toArray(String[]::new));
    }

    private FakeServer.Asked asked(int number) {
        List<FakeServer.Asked> all = server.asked();
        return all.get(number);
    }

    private String sent(int number) {
        return new String(asked(number).body(), StandardCharsets.UTF_8);
    }
}
