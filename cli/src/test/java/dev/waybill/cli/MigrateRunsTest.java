package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.body;
import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about a run that there is already. */
class MigrateRunsTest {
    private static final String RUNS = "/api/migrate/s3/runs/";
    private static final String RUN = RUNS + RunJson.ID;
    private static final RunJson COMPLETED = RunJson.in("completed")
            .files("\"total\":3,\"stored\":3")
            .bytes(30, 30)
            .verified(3, 0);
    private static final RunJson CARRYING = RunJson.in("carrying")
            .files("\"total\":4,\"planned\":2,\"stored\":2")
            .bytes(40, 20);

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void statusSaysWhatIsWhereAndHowTheLastRunWent() {
        String status = "{\"total\":150,\"local\":45,\"s3\":105,\"migrationNeeded\":true,\"s3Configured\":false%s}";
        server.says(json(200, status.formatted(",\"lastRun\":" + COMPLETED.body())), json(200, status.formatted("")));

        Typed typed = type("status");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.lines())
                .startsWith(
                        "150 files: 105 in S3, 45 elsewhere; migration needed; the server has no bucket of its own",
                        "run " + RunJson.ID + ": completed");
        assertThat(type("status", "--json").out()).isEqualTo(status.formatted("") + "\n");
    }

    @Test
    void statusOfOneRunIsThatRun() {
        server.says(CARRYING.with("control", "\"paused\"").said());

        Typed typed = type("status", "--run", "a/b");

        assertThat(server.askedOnce().path()).isEqualTo(RUNS + "a%2Fb");
        assertThat(typed.lines())
                .startsWith(
                        "run " + RunJson.ID + ": carrying (paused), 2/4 files, 0 B/s, 20 B of 40 B",
                        "4 files, 40 B, of images → s3://b (eu-west-1)",
                        "           2 still to move");
    }

    @Test
    void watchesTheRunThatIsUnderWay() {
        String newer = new RunJson("another", COMPLETED.members()).body();
        server.says(
                json(200, "{\"items\":[" + newer + "," + CARRYING.body() + "]}"),
                RunJson.in("completed_with_errors").said());

        Typed typed = type("status", "--watch");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(server.asked().getLast().path()).isEqualTo(RUN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "abort"})
    void asksARunToDoOtherwise(String verb) {
        server.says(CARRYING.listed(), CARRYING.begun());

        Typed typed = type(verb);

        assertThat(typed.exitCode()).isZero();
        assertThat(server.asked().getLast().method()).isEqualTo("POST");
        assertThat(server.asked().getLast().path()).isEqualTo(RUN + "/" + verb);
        assertThat(typed.out()).startsWith("run " + RunJson.ID + ": carrying");
    }

    @Test
    void saysWhyTheServerDoesNot() {
        server.says(
                COMPLETED.said(),
                json(
                        409,
                        "{\"title\":\"Not in this state\",\"detail\":\"it has ended\",\"code\":\"MIGRATION_STATE\"}"));

        Typed typed = type("pause", "--run", RunJson.ID);

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("it has ended (MIGRATION_STATE)");
    }

    @Test
    void saysThatThereHasBeenNone() {
        server.says(json(200, "{\"items\":[]}"));

        Typed typed = type("undo", "--yes");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("There has been no migration");
    }

    @Test
    void undoesTheLatestThatMovedFilesOnceAgreedTo() {
        String plan = new RunJson("plan", RunJson.dryRun("completed").members()).body();
        RunJson moved = COMPLETED.references("\"replaced\":7");
        server.says(
                json(200, "{\"items\":[" + plan + "," + moved.body() + "]}"),
                RunJson.in("undoing").begun(),
                RunJson.in("undone")
                        .files("\"total\":3,\"stored\":3")
                        .references("\"restored\":6,\"conflict\":1")
                        .said());

        Typed typed = Typed.onATerminal("y\n").type("migrate", "undo", "--server", server.address());

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("Put 7 references of run " + RunJson.ID + " back? [y/N]");
        assertThat(server.asked().get(1).path()).isEqualTo(RUN + "/undo");
        assertThat(typed.lines())
                .contains(
                        "           6 references put back",
                        "           1 references left, since somebody changed them");
    }

    @Test
    void undoesNothingAfterANoOrWithoutAnybodyToAsk() {
        server.says(COMPLETED.listed());

        Typed no = Typed.onATerminal("\n").type("migrate", "undo", "--server", server.address());
        assertThat(no.exitCode()).isEqualTo(3);
        assertThat(no.err()).contains("Nothing was undone.");
        Typed nobody = type("undo");
        assertThat(nobody.exitCode()).isEqualTo(3);
        assertThat(nobody.err()).contains("Nothing was undone: there is no terminal to ask on; say --yes.");
        assertThat(server.asked()).allMatch(asked -> asked.method().equals("GET"));
    }

    @Test
    void aVerificationThatFindsNothingEndsWithZero() {
        server.says(
                COMPLETED.listed(),
                json(200, "{\"s3Configured\":true}"),
                RunJson.in("verifying").files("\"stored\":3").verified(1, 0).begun(),
                COMPLETED.said());

        Typed typed = type("verify");

        assertThat(typed.exitCode()).isZero();
        assertThat(server.asked().get(2).path()).isEqualTo(RUN + "/verify");
        assertThat(typed.err()).contains("verifying, 1 verified");
        assertThat(typed.out()).contains("3 verified");
    }

    private static final String REPORT = """
            {"path":"images/a","source":"images","state":"stored","verified":true}
            {"path":"images/b","source":"images","state":"stored","message":"nothing lies at images/b","verified":false}
            {"path":"uploads/c","source":"documents","state":"refused","code":"SOURCE_LAYOUT","message":"where it lies"}
            """;
    private static final String REFERENCES = """
            {"target":"slides.html","document":"1","place":"html","before":"/images/a","after":"https://b/images/a","change":"replaced"}
            {"target":"slides.html","document":"2","place":"html","before":"/images/x","change":"left"}
            {"target":"slides.html","document":"3","place":"html","before":"/images/y","change":"conflict"}
            """;
    private static final RunJson UNSOUND = RunJson.in("completed_with_errors")
            .files("\"total\":3,\"stored\":2,\"refused\":1")
            .references("\"replaced\":1,\"left\":1,\"conflict\":1")
            .verified(1, 1);

    @Test
    void aVerificationTellsOfAllThatIsNotWell() {
        server.says(COMPLETED.listed(), json(200, "{\"s3Configured\":true}"), UNSOUND.begun());
        server.says(body(200, REPORT), body(200, REFERENCES));

        Typed typed = type("verify");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines())
                .startsWith(
                        "unsound images/b: nothing lies at images/b",
                        "refused uploads/c: where it lies (SOURCE_LAYOUT)",
                        "reference slides.html 2 html: /images/x",
                        "reference slides.html 3 html: /images/y (somebody changed it)",
                        "run " + RunJson.ID + ": completed with errors");
        assertThat(server.asked()).extracting(FakeServer.Asked::path).endsWith(RUN + "/references?format=ndjson");
    }

    @Test
    void aVerificationTellsScriptsTheSameAndTheRunLast() {
        server.says(COMPLETED.listed(), json(200, "{\"s3Configured\":true}"), UNSOUND.begun());
        server.says(body(200, REPORT), body(200, REFERENCES));

        List<String> lines = type("verify", "--json").lines();

        assertThat(lines).hasSize(5).endsWith(UNSOUND.body());
        assertThat(lines.getFirst()).startsWith("{\"path\":\"images/b\"");
    }

    @Test
    void aVerificationOfOneSourceIsAboutThatOne() {
        RunJson unsound = UNSOUND.references("\"replaced\":1");
        for (int i = 0; i < 2; i++) {
            server.says(COMPLETED.listed(), json(200, "{\"s3Configured\":true}"), unsound.begun(), body(200, REPORT));
        }

        assertThat(type("verify", "--source", "event_media").exitCode()).isZero();
        Typed typed = type("verify", "--source", "Documents");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("uploads/c").doesNotContain("images/b");
    }

    @Test
    void aServerThatListsNoReferencesHasThemInItsLog() {
        server.says(
                COMPLETED.listed(),
                json(200, "{\"s3Configured\":true}"),
                COMPLETED.references("\"left\":1").begun(),
                json(404, "{\"title\":\"File not found\"}"));

        Typed typed = type("verify");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("migration.log");
        assertThat(typed.out()).contains("1 old addresses left; migration.log has them");
    }

    @Test
    void aVerificationThatIsAbortedEndsWithThree() {
        server.says(
                COMPLETED.listed(),
                json(200, "{\"s3Configured\":true}"),
                RunJson.in("aborted").with("error", "\"aborted\"").begun());

        Typed typed = type("verify");

        assertThat(typed.exitCode()).isEqualTo(3);
        assertThat(typed.lines()).containsExactly("run " + RunJson.ID + ": aborted");
    }

    @Test
    void reportsLineByLine() {
        server.says(COMPLETED.listed(), body(200, REPORT));

        assertThat(type("report", "--state", "stored").out()).isEqualTo(REPORT);
        assertThat(server.asked().getLast().path()).isEqualTo(RUN + "/report?format=ndjson&state=stored");
    }

    @Test
    void aReportForSpreadsheetsIsHandedOnAsItIs() {
        String csv = "path,state\r\n\"images/a\nb\",\"stored\"\r\n";
        server.says(COMPLETED.said(), body(200, csv));

        Typed typed = type("report", "--run", RunJson.ID, "--format", "csv");

        assertThat(typed.out()).isEqualTo(csv);
        assertThat(server.asked().getLast().header("Accept").orElseThrow()).startsWith("text/csv");
    }

    @Test
    void aReportThatBreaksOffIsNoReport() {
        server.says(
                COMPLETED.listed(),
                body(
                        200,
                        "{\"path\":\"a\"}\n{\"type\":\"error\",\"code\":\"CATALOG_UNAVAILABLE\",\"detail\":\"gone\"}\n"));

        Typed typed = type("report");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("did not get to the end: gone (CATALOG_UNAVAILABLE)");
    }

    private static final String VERIFIED = """
            {"path":"files/l","source":"local","key":"files/l","state":"stored","verified":true}
            {"path":"images/a b.png","source":"images","key":"images/2025/01/a.png","state":"stored","verified":true}
            {"path":"images/a b.png#product_7","source":"products","key":"images/product_7.png","state":"stored","verified":true}
            """;

    @Test
    void cleanupPrintsEachOriginalOnceAndDeletesNothing() {
        server.says(COMPLETED.said(), body(200, VERIFIED), body(200, VERIFIED));

        Typed typed = type("cleanup", "--run", RunJson.ID);

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.lines()).containsExactly("images/a b.png");
        assertThat(server.asked()).allMatch(asked -> asked.method().equals("GET"));
    }

    @Test
    void cleanupEndsPathsWithZeroWhereAskedTo() {
        String broken = VERIFIED.replace("a b", "a\\nb");
        server.says(COMPLETED.said(), body(200, broken), COMPLETED.said(), body(200, broken));

        Typed refused = type("cleanup", "--run", RunJson.ID);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).contains("say --print0");
        assertThat(type("cleanup", "--run", RunJson.ID, "--print0").out()).isEqualTo("images/a\nb.png\0");
    }

    @Test
    void cleanupGivesSumsToCompareOriginalsWith() {
        String summed = VERIFIED.replace("\"state\"", "\"sha256\":\"ab\",\"state\"");
        server.says(COMPLETED.said(), body(200, summed));

        assertThat(type("cleanup", "--run", RunJson.ID, "--sums").out()).isEqualTo("ab  images/a b.png\n");
        assertThat(type("cleanup", "--run", RunJson.ID, "--sums", "--print0").exitCode())
                .isEqualTo(2);
    }

    @Test
    void cleanupRefusesUnlessEveryFileIsVerified() {
        server.says(
                COMPLETED.said(),
                body(200, VERIFIED.replaceFirst("true", "false")),
                COMPLETED.said(),
                body(200, VERIFIED.lines().findFirst().orElseThrow() + "\n"),
                CARRYING.said(),
                RunJson.in("undone").said(),
                RunJson.dryRun("completed").said());

        for (int i = 0; i < 5; i++) {
            Typed typed = type("cleanup", "--run", RunJson.ID);
            assertThat(typed.exitCode()).isEqualTo(1);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err()).contains("Nothing is to be removed yet: ");
        }
        assertThat(server.asked()).hasSize(7);
    }

    @Test
    void cleanupHasToBeToldOfWhichRun() {
        assertThat(type("cleanup").exitCode()).isEqualTo(2);
    }

    private Typed type(String... arguments) {
        return Typed.withEnvironment(Map.of("WAYBILL_SERVER", server.address()))
                .type(Stream.concat(Stream.of("migrate"), Stream.of(arguments)).toArray(String[]::new));
    }
}
