package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final String TWO = """
            {"items":[
            {"id":"one","status":"open","code":"KEY_TAKEN","topic":"waybill.files.v1","key":"k","failed_at":"2026-11-21T10:00:00Z","message":"taken"},
            {"id":"two","status":"open","code":"BAD_EVENT","failed_at":"2026-11-21T09:00:00Z","message":"bad\\u001b[2J"}]}
            """;
    private static final String REPLAYED =
            "{\"id\":\"one\",\"status\":\"replayed\",\"history\":[{\"action\":\"replayed\",\"note\":\"attempt 2 of file f\"}]}";
    private static final String DISCARDED =
            "{\"id\":\"two\",\"status\":\"discarded\",\"history\":[{\"action\":\"discarded\"}]}";
    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsWhatIsOpen() {
        server.says(json(200, TWO));

        Typed typed = type("dead-letters", "ls", "--code", "KEY_TAKEN", "--limit", "5");

        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/dead-letters?status=open&code=KEY_TAKEN&limit=5");
        assertThat(typed.lines())
                .containsExactly(
                        "one\topen\tKEY_TAKEN\twaybill.files.v1\tk\t2026-11-21T10:00:00Z\ttaken",
                        "two\topen\tBAD_EVENT\t-\t-\t2026-11-21T09:00:00Z\tbad\\u001b[2J");
    }

    @Test
    void listsEverythingWhenAskedTo() {
        server.says(json(200, "{\"items\":[]}"));

        assertThat(type("dead-letters", "ls", "--status", "all", "--json").exitCode())
                .isZero();
        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/dead-letters?limit=100");
    }

    @Test
    void showsALetter() {
        server.says(json(200, """
                {"id":"one","status":"open","offset":4711,"history":[{"action":"replayed","by":"ops","at":"then"}],
                "headers":[{"name":"ce_id","value":"x"}],"payload":"{\\"a\\":1}","payload_encoding":"json"}
                """));

        Typed typed = type("dead-letters", "show", "a/b");

        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/dead-letters/a%2Fb");
        assertThat(typed.lines())
                .containsExactly(
                        "id:         one",
                        "status:     open",
                        "offset:     4711",
                        "history:    replayed ops then",
                        "header:     ce_id=x",
                        "payload:    {\"a\":1}");
    }

    @Test
    void replaysOneWithoutAsking() {
        server.says(json(200, REPLAYED));

        Typed typed = type("dead-letters", "replay", "one", "--reason", "mended \"it\"");

        assertThat(typed.lines()).containsExactly("one: replayed, attempt 2 of file f");
        assertThat(server.askedOnce().path()).isEqualTo("/api/v1/dead-letters/one/replay");
        assertThat(new String(server.askedOnce().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"reason\":\"mended \\\"it\\\"\"}");
    }

    @Test
    void asksBeforeItSettlesMany() {
        server.says(json(200, TWO));

        assertThat(type("dead-letters", "discard", "--all").exitCode()).isEqualTo(2);
        Typed no = Typed.onATerminal("n\n").type("dead-letters", "discard", "--all", "--server", server.address());
        assertThat(no.exitCode()).isEqualTo(1);
        assertThat(no.err()).contains("Discard 2 dead letters? [y/N]", "Nothing was discarded.");
        assertThat(server.asked()).allMatch(asked -> asked.method().equals("GET"));
    }

    @Test
    void settlesAllThatMatch() {
        server.says(
                json(200, TWO),
                json(200, DISCARDED),
                json(409, "{\"title\":\"Settled\",\"code\":\"DEAD_LETTER_SETTLED\"}"));

        Typed typed = type("dead-letters", "discard", "--all", "--topic", "waybill.files.v1", "--yes");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines()).containsExactly("one: discarded");
        assertThat(typed.err()).contains("two: Settled (DEAD_LETTER_SETTLED)");
        assertThat(server.asked().getFirst().path())
                .isEqualTo("/api/v1/dead-letters?status=open&topic=waybill.files.v1&limit=1000");
    }

    @Test
    void doesNotGuessWhichAreMeant() {
        assertThat(type("dead-letters", "replay").exitCode()).isEqualTo(2);
        assertThat(type("dead-letters", "replay", "one", "--all").exitCode()).isEqualTo(2);
        assertThat(type("dead-letters", "replay", "one", "--code", "BAD_EVENT").exitCode())
                .isEqualTo(2);
        assertThat(type("dead-letters").exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();
    }

    private Typed type(String... arguments) {
        return Typed.withEnvironment(Map.of("WAYBILL_SERVER", server.address())).type(arguments);
    }
}
