package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.body;
import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyTest {
    private static final String BEGUN =
            "{\"type\":\"progress\",\"entries\":0,\"objects\":0,\"staged\":0,\"differences\":0}\n";
    private static final String CLEAN = BEGUN
            + "{\"type\":\"same\",\"path\":\"uploads/a.pdf\",\"id\":\"1\"}\n"
            + "{\"type\":\"summary\",\"entries\":3,\"objects\":2,\"staged\":1,\"same\":2,\"on_the_way\":1,\"not_ours\":0,"
            + "\"differences\":{},\"remedies\":{},\"repaired\":{},\"total_differences\":0}\n";
    private static final String MISSING =
            "{\"type\":\"difference\",\"kind\":\"object_missing\",\"sign\":\"-\",\"path\":\"uploads/b.pdf\\u001b[2J\","
                    + "\"id\":\"2\",\"detail\":\"stored in b, and not there\"}\n";
    private static final String UNKNOWN =
            "{\"type\":\"difference\",\"kind\":\"unknown_object\",\"sign\":\"+\",\"path\":\"uploads/c.pdf\","
                    + "\"id\":\"3\",\"detail\":\"of which the catalog knows nothing\",\"remedy\":\"delete_object\"}\n";
    private static final String TWO_DIFFER =
            "{\"type\":\"summary\",\"entries\":3,\"objects\":2,\"staged\":0,\"same\":1,\"on_the_way\":0,\"not_ours\":4,"
                    + "\"differences\":{\"object_missing\":1,\"unknown_object\":1},\"remedies\":{\"delete_object\":1},"
                    + "\"repaired\":{},\"staging_left_out\":\"it is not mounted\",\"total_differences\":2}\n";
    private static final String DONE =
            "{\"type\":\"repair\",\"remedy\":\"delete_object\",\"path\":\"uploads/c.pdf\",\"id\":\"3\",\"done\":true}\n";
    private static final String LEFT = "{\"type\":\"repair\",\"remedy\":\"delete_object\",\"path\":\"uploads/c.pdf\","
            + "\"id\":\"3\",\"left\":\"it is no longer so\",\"done\":false}\n";

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void endsWithZeroWhereAllAgree() {
        server.says(body(200, CLEAN));

        Typed typed = Typed.command(arguments("--all"));

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.lines())
                .containsExactly(
                        "= uploads/a.pdf",
                        "3 entries, 2 objects and 1 staged files compared: 2 the same, 1 on their way, 0 not Waybill's",
                        "No differences");
        assertThat(typed.err()).isEmpty();
        assertThat(server.askedOnce().method()).isEqualTo("POST");
        assertThat(server.askedOnce().header("Accept")).contains("application/x-ndjson");
        assertThat(server.askedOnce().path())
                .isEqualTo("/api/v1/verifications?repair=none&download=false&all=true&grace=PT25H&force=false");
    }

    @Test
    void saysWhatDiffersAndEndsWithOne() {
        server.says(body(200, BEGUN + MISSING + UNKNOWN + TWO_DIFFER));

        Typed typed = Typed.command(arguments("--download", "--grace", "30h"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines())
                .containsExactly(
                        "- uploads/b.pdf\\u001b[2J  stored in b, and not there",
                        "+ uploads/c.pdf  of which the catalog knows nothing → delete object",
                        "3 entries, 2 objects and 0 staged files compared: 1 the same, 0 on their way, 4 not Waybill's",
                        "2 differences: 1 object missing, 1 unknown object",
                        "can be repaired: 1 delete object");
        assertThat(typed.err()).isEqualTo("Staging was left out: it is not mounted\n");
        assertThat(server.askedOnce().path()).contains("download=true", "grace=PT30H");
    }

    @Test
    void handsTheLinesToScripts() {
        server.says(body(200, BEGUN + UNKNOWN + TWO_DIFFER));

        Typed typed = Typed.command(arguments("--json"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).isEqualTo(UNKNOWN + TWO_DIFFER);
    }

    @Test
    void showsAPersonThePlanAndAsks() {
        server.says(body(200, UNKNOWN + TWO_DIFFER));

        Typed typed = Typed.onATerminal("n\n").type(arguments("--repair"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("Repair 1 of them? [y/N]", "Nothing was repaired.");
        assertThat(server.askedOnce().path()).contains("repair=plan");
    }

    @Test
    void repairsWhenAPersonAgrees() {
        server.says(body(200, UNKNOWN + TWO_DIFFER), body(200, UNKNOWN + DONE + LEFT + TWO_DIFFER));

        Typed typed = Typed.onATerminal("y\n").type(arguments("--repair"));

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.lines())
                .contains(
                        "delete object: uploads/c.pdf, done", "delete object: uploads/c.pdf, left: it is no longer so");
        assertThat(server.asked())
                .extracting(FakeServer.Asked::path)
                .last()
                .asString()
                .contains("repair=apply");
    }

    @Test
    void asksNobodyWhereThereIsNothingToRepair() {
        server.says(body(200, CLEAN));

        Typed typed = Typed.onATerminal("").type(arguments("--repair"));

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).contains("There is nothing to repair.").doesNotContain("[y/N]");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void repairsWithoutATerminalOnlyWhereToldTo() {
        server.says(body(200, UNKNOWN + DONE + TWO_DIFFER));

        assertThat(Typed.command(arguments("--repair")).exitCode()).isEqualTo(2);
        assertThat(Typed.command(arguments("--dry-run")).exitCode()).isEqualTo(2);
        assertThat(server.asked()).isEmpty();

        assertThat(Typed.command(arguments("--repair", "--dry-run")).exitCode()).isEqualTo(1);
        assertThat(Typed.command(arguments("--repair", "--yes", "--grace", "0s", "--force"))
                        .exitCode())
                .isEqualTo(1);
        assertThat(server.asked().get(0).path()).contains("repair=plan");
        assertThat(server.asked().get(1).path()).contains("repair=apply", "grace=PT0S", "force=true");
    }

    @Test
    void anAnswerThatDoesNotComeToItsEndIsNoGoodNews() {
        server.says(
                body(200, BEGUN),
                body(200, "{\"type\":\"failed\",\"code\":\"S3_CONNECTION\",\"detail\":\"list bucket b\"}\n"));

        Typed brokenOff = Typed.command(arguments());
        assertThat(brokenOff.exitCode()).isEqualTo(1);
        assertThat(brokenOff.err()).contains("broke off before its end");

        Typed failed = Typed.command(arguments());
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("did not come to its end: list bucket b (S3_CONNECTION)");
    }

    @Test
    void saysWhyTheServerRefuses() {
        server.says(json(403, "{\"title\":\"Access denied\",\"code\":\"ACCESS_DENIED\"}"));

        Typed typed = Typed.command(arguments());

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.err()).contains("Access denied (ACCESS_DENIED)");
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--server", server.address()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
