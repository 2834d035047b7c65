package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.empty;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RmTest {
    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void deletesNothingWhereNobodyCanBeAsked() {
        Typed typed = Typed.command("rm", "--server", server.address(), "a.pdf");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("Nothing was deleted", "--yes");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void asksAPersonFirst() {
        server.says(empty(204));

        assertThat(onATerminal("n\n").exitCode()).isEqualTo(1);
        assertThat(onATerminal("").exitCode()).isEqualTo(1);
        assertThat(server.asked()).isEmpty();

        Typed typed = onATerminal("y\n");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("Delete a.pdf for good? [y/N]");
        assertThat(server.askedOnce().method()).isEqualTo("DELETE");
        assertThat(server.askedOnce().path()).isEqualTo("/api/files/a.pdf");
    }

    @Test
    void tellsDeletedGoneAndUnknownApart() {
        server.says(empty(204), empty(410), empty(404));

        Typed typed = Typed.command("rm", "--server", server.address(), "--yes", "a.pdf", "b.pdf", "c.pdf");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines()).containsExactly("a.pdf: deleted", "b.pdf: was already deleted");
        assertThat(typed.err()).isEqualTo("c.pdf: There is no such file, or it is not yours.\n");
    }

    @Test
    void isDoneWhenTheFilesAreGone() {
        server.says(empty(410));

        Typed typed = Typed.command("rm", "--server", server.address(), "--yes", "--json", "b.pdf");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.lines()).containsExactly("{\"name\":\"b.pdf\",\"outcome\":\"already_deleted\"}");
    }

    private Typed onATerminal(String input) {
        return Typed.onATerminal(input).type("rm", "--server", server.address(), "a.pdf");
    }
}
