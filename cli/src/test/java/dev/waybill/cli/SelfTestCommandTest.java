package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SelfTestCommandTest {
    private static final String WELL = """
            {"ok":true,"bucket":"b","region":"eu-west-1","endpoint":"http://s3","checks":[
            {"name":"connection","title":"S3 connection","status":"ok","duration_ms":12},
            {"name":"clock","title":"Clock","status":"ok","duration_ms":3,"message":"warning: 6 min ahead"}]}
            """;
    private static final String ILL = """
            {"ok":false,"bucket":"b","region":"eu-west-1","endpoint":"http://s3","checks":[
            {"name":"connection","title":"S3 connection","status":"failed","duration_ms":12,
            "message":"S3 answered 403","advice":"Check AWS_ACCESS_KEY_ID.","request_id":"4711"},
            {"name":"upload","title":"File upload","status":"skipped","duration_ms":0,"message":"not tried\\u001b[2J"}]}
            """;
    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysInTheSeedsWordsThatAllIsWell() {
        server.says(json(200, WELL));

        Typed typed = type();

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.lines())
                .containsExactly(
                        "S3 connection successful!",
                        "Bucket: b",
                        "Region: eu-west-1",
                        "Endpoint: http://s3",
                        "",
                        "✓ S3 connection              12 ms",
                        "✓ Clock                       3 ms  warning: 6 min ahead");
        assertThat(server.askedOnce().method()).isEqualTo("POST");
        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/selftest");
    }

    @Test
    void saysWhatFailedAndHowToMendIt() {
        server.says(json(200, ILL));

        Typed typed = type();

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines())
                .contains(
                        "S3 connection failed: S3 answered 403",
                        "✗ S3 connection              12 ms  S3 answered 403",
                        "  → Check AWS_ACCESS_KEY_ID. (S3 request 4711)",
                        "– File upload                 0 ms  not tried\\u001b[2J");
    }

    @Test
    void handsTheReportToScripts() {
        server.says(json(200, ILL));

        Typed typed = type("--json");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines()).hasSize(1);
        assertThat(typed.out()).startsWith("{\"ok\":false,");
    }

    private Typed type(String... more) {
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[] {"selftest", "--server", server.address()}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Typed.command(arguments);
    }
}
