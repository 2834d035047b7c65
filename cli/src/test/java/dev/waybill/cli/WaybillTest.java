package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WaybillTest {
    @Test
    void takesGlobalOptionsBeforeAndAfterTheCommand() {
        try (FakeServer server = new FakeServer().says(FakeServer.json(200, "{\"items\":[],\"next\":null}"))) {
            Map<String, String> elsewhere = Map.of("WAYBILL_SERVER", "http://127.0.0.1:1");

            assertThat(Typed.withEnvironment(elsewhere)
                            .type("--server", server.address(), "ls", "--json")
                            .exitCode())
                    .isZero();
            assertThat(Typed.withEnvironment(elsewhere)
                            .type("ls", "--server", server.address())
                            .exitCode())
                    .isZero();
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void listsEveryCommandInItsHelp() {
        Typed typed = Typed.withEnvironment(Map.of("WAYBILL_TOKEN", "s3cr3t")).type("--help");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out())
                .contains(
                        "  up ",
                        "  upload ",
                        "  get ",
                        "  ls ",
                        "  rm ",
                        "  selftest ",
                        "  verify ",
                        "  migrate ",
                        "  dead-letters ",
                        "  catalog ",
                        "  bucket ",
                        "  completion ")
                .doesNotContain("s3cr3t");
    }

    @Test
    void endsWithTwoWhereTheCommandMakesNoSense() {
        assertThat(Typed.command().exitCode()).isEqualTo(2);
        assertThat(Typed.command("fly").exitCode()).isEqualTo(2);
        assertThat(Typed.command("ls", "--server", "localhost:8080").exitCode()).isEqualTo(2);
        assertThat(Typed.command("ls", "--limit", "0").exitCode()).isEqualTo(2);
        assertThat(Typed.command("get", "x", "--wait", "soon").exitCode()).isEqualTo(2);
    }

    @Test
    void doesNotRepeatATokenThatCannotBeSent() {
        Typed typed = Typed.command("ls", "--token", "s3cr3t with a space");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).doesNotContain("s3cr3t");
    }

    @Test
    void saysHowToStartAServerWhereThereIsNone() {
        Typed typed = Typed.command("ls", "--server", "http://127.0.0.1:1");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("No server answers at http://127.0.0.1:1; start one with ./waybill up");
    }

    @Test
    void printsACompletionScriptThatKnowsTheCommandsAndTheirOptions() {
        Typed typed = Typed.command("completion");

        assertThat(typed.out()).contains("complete -F", "--doc-type", "--resume", "--mongo-port", "bashcompinit");
    }

    @Test
    void sendsPeopleToTheLauncherForUp() {
        Typed typed = Typed.command("up", "--port", "8090");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("./waybill up");
    }
}
