package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.cli.FakeServer.Said;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsTest {
    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void followsTheCursorToTheEnd() {
        server.says(page(1, 2, "c+2"), page(3, 4, "c4"), page(5, 5, null));

        Typed typed = ls("--all", "--json");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        assertThat(typed.lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("{\"filename\":\""))
                .doesNotHaveDuplicates();
        assertThat(server.asked())
                .extracting(FakeServer.Asked::path)
                .containsExactly(
                        "/api/v1/files?limit=1000",
                        "/api/v1/files?limit=1000&cursor=c%2B2",
                        "/api/v1/files?limit=1000&cursor=c4");
    }

    @Test
    void stopsAtTheLimit() {
        server.says(page(1, 2, "c2"), page(3, 4, "c4"), page(5, 6, "c6"));

        Typed typed = ls("--limit", "3");

        assertThat(typed.lines()).hasSize(3);
        assertThat(server.asked())
                .extracting(FakeServer.Asked::path)
                .containsExactly("/api/v1/files?limit=3", "/api/v1/files?limit=1&cursor=c2");
    }

    @Test
    void doesNotGoRoundInCircles() {
        server.says(page(1, 2, "same"));

        assertThat(ls("--all").lines()).hasSize(4);
    }

    @Test
    void passesOnWhatToLookFor() {
        server.says(page(1, 1, null));

        ls(
                "--collection",
                "documents",
                "--agency",
                "AGY-1",
                "--client",
                "CLT-1",
                "--job",
                "J",
                "--doc-type",
                "x",
                "--status",
                "stored",
                "--q",
                "ä b");

        assertThat(server.askedOnce().path())
                .isEqualTo("/api/v1/files?collection=documents&agency_id=AGY-1&client_id=CLT-1&job_id=J&doc_type=x"
                        + "&status=stored&q=%C3%A4%20b&limit=100");
    }

    @Test
    void asksForWhatIsOlderAndNewer() {
        server.says(page(1, 1, null));
        Instant before = Instant.now();

        Typed typed = ls("--status", "staged", "--older", "10m", "--newer", "7d");

        assertThat(typed.exitCode()).as(typed.err()).isZero();
        Matcher times = Pattern.compile(
                        "/api/v1/files\\?status=staged&created_before=(.+)&created_after=(.+)&limit=100")
                .matcher(URLDecoder.decode(server.askedOnce().path(), StandardCharsets.UTF_8));
        assertThat(times.matches()).isTrue();
        assertThat(Instant.parse(times.group(1)))
                .isCloseTo(before.minus(Duration.ofMinutes(10)), within(1, ChronoUnit.MINUTES));
        assertThat(Instant.parse(times.group(2)))
                .isCloseTo(before.minus(Duration.ofDays(7)), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--older soon",
                "--older -5m",
                "--newer 5w",
                "--older",
                "--older 2h --newer 1h",
                "--older 1h --newer 1h"
            })
    void refusesAgesThatAreNone(String options) {
        Typed typed = ls(options.split(" "));

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).containsAnyOf("--older", "--newer");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void isATableForPeople() {
        server.says(page(1, 2, null));

        assertThat(Typed.onATerminal("")
                        .type("ls", "--server", server.address())
                        .out())
                .isEqualTo("""
                        NAME      SIZE  TYPE             STATUS  CREATED
                        1.pdf  12.3 kB  application/pdf  stored  2026-11-21T10:00:00Z
                        2.pdf  12.3 kB  application/pdf  stored  2026-11-21T10:00:00Z
                        """);
    }

    @Test
    void isTabsForPipes() {
        server.says(page(1, 1, null));

        assertThat(ls().out()).isEqualTo("1.pdf\t12345\tapplication/pdf\tstored\t2026-11-21T10:00:00Z\n");
    }

    @Test
    void makesNamesHarmless() {
        server.says(
                json(200, "{\"items\":[{\"filename\":\"\\u001b[2J\\u009b31m\\t\\n\\u202efdp.exe\"}],\"next\":null}"));

        assertThat(ls().lines())
                .singleElement()
                .asString()
                .startsWith("\\u001b[2J\\u009b31m\\u0009\\u000a\\u202efdp.exe\t-1\t");
    }

    @Test
    void saysWhenThatIsNoWaybillServer() {
        server.says(json(200, "<html>"));

        Typed typed = ls();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("not JSON");
    }

    private Typed ls(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "ls";
        arguments[1] = "--server";
        arguments[2] = server.address();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Typed.command(arguments);
    }

    private static Said page(int from, int to, String next) {
        String items =
                IntStream.rangeClosed(from, to).mapToObj(i -> """
                        {"filename":"%d.pdf","size":12345,"file_type":"application/pdf",\
                        "status":"stored","created_at":"2026-11-21T10:00:00Z"}""".formatted(i)).collect(Collectors.joining(","));
        return json(200, "{\"items\":[" + items + "],\"next\":" + (next == null ? null : '"' + next + '"') + "}");
    }
}
