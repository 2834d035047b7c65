package dev.waybill.cli;

import static dev.waybill.cli.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which bucket and whose keys a migration is sent with. */
class MigrateTargetTest {
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE";
    private static final FakeServer.Said NOT_CONFIGURED = json(200, "{\"s3Configured\":false}");
    private static final FakeServer.Said PLAN = RunJson.dryRun("completed")
            .files("\"total\":2,\"planned\":2")
            .bytes(2_000_000, 0)
            .begun();
    private static final FakeServer.Said DONE = RunJson.in("completed").begun();

    /** As seed 000 exports it. */
    private static final Map<String, String> EXPORTED = Map.of(
            "S3_BUCKET_NAME", "your-bucket",
            "AWS_ACCESS_KEY_ID", "your-key",
            "AWS_SECRET_ACCESS_KEY", SECRET,
            "AWS_REGION", "us-west-2");

    private static final String SENT =
            "\"bucketName\":\"%s\",\"accessKeyId\":\"%s\",\"secretAccessKey\":\"" + SECRET + "\",\"region\":\"%s\"}";

    private final FakeServer server = new FakeServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsWhatTheEnvironmentHas() {
        server.says(DONE);

        Typed typed = with(EXPORTED).type("migrate", "--yes");

        assertThat(typed.exitCode()).isZero();
        assertThat(sent(0)).isEqualTo("{\"mode\":\"run\"," + SENT.formatted("your-bucket", "your-key", "us-west-2"));
        assertThat(typed.out() + typed.err()).doesNotContain(SECRET).doesNotContain("encryption: it is");
    }

    @Test
    void optionsWinOverTheEnvironment() {
        server.says(DONE);

        with(EXPORTED)
                .type(
                        "migrate",
                        "--dry-run",
                        "--bucket",
                        "other",
                        "--region",
                        "eu-west-1",
                        "--endpoint",
                        "https://s3.example.com");

        assertThat(sent(0))
                .contains("\"bucketName\":\"other\"", "\"region\":\"eu-west-1\"")
                .contains("\"endpointUrl\":\"https://s3.example.com\"");
    }

    @Test
    void leavesItToTheServerWhereNotAllOfItIsThere() {
        server.says(json(200, "{\"s3Configured\":true}"), DONE);
        Map<String, String> without = new HashMap<>(EXPORTED);
        without.remove("S3_BUCKET_NAME");

        assertThat(with(without).type("migrate", "--yes").exitCode()).isZero();
        assertThat(sent(1)).isEqualTo("{\"mode\":\"run\"}");
    }

    @Test
    void sendsNeitherKeysBesideARoleNorTemporaryOnes() {
        server.says(json(200, "{\"s3Configured\":true}"), DONE);

        with(and(EXPORTED, "S3_USE_IAM_ROLE", "true")).type("migrate", "--yes");
        assertThat(sent(1)).isEqualTo("{\"mode\":\"run\"}");

        with(and(EXPORTED, "AWS_SESSION_TOKEN", "t")).type("migrate", "--yes");
        assertThat(server.asked())
                .noneMatch(asked -> new String(asked.body(), StandardCharsets.UTF_8).contains(SECRET));
    }

    @Test
    void asksForTheFourValues() {
        server.says(NOT_CONFIGURED, PLAN, DONE);

        Typed typed =
                atATerminal("your-bucket\nyour-key\n" + SECRET + "\n\ny\n").type("migrate");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err())
                .startsWith("Bucket Name: Access Key ID: Secret Access Key: Region [us-east-1]: ")
                .doesNotContain(SECRET);
        String values = SENT.formatted("your-bucket", "your-key", "us-east-1");
        assertThat(sent(1)).isEqualTo("{\"mode\":\"dry-run\"," + values);
        assertThat(sent(2)).isEqualTo("{\"mode\":\"run\"," + values);
    }

    @Test
    void asksOnlyForWhatIsMissing() {
        server.says(PLAN);

        Typed typed = new Typed.Keyboard(
                        Typed.onATerminal("").attended(),
                        SECRET + "\nn\n",
                        environment(Map.of("AWS_ACCESS_KEY_ID", "your-key", "S3_REGION", "eu-west-1")))
                .type("migrate", "--bucket", "mine");

        assertThat(typed.err()).startsWith("Secret Access Key: ").doesNotContain("Region");
        assertThat(sent(0)).contains("\"bucketName\":\"mine\"", "\"region\":\"eu-west-1\"");
    }

    @Test
    void changesNothingWhereNothingIsTyped() {
        server.says(NOT_CONFIGURED);

        Typed typed = atATerminal("\n").type("migrate");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).contains("Nothing was changed: without a Bucket Name");
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void saysWhatToSetWhereNobodyIsAsked() {
        server.says(NOT_CONFIGURED);

        assertThat(with(Map.of()).type("migrate").err())
                .contains("This server has no bucket of its own to migrate to: set S3_BUCKET_NAME");
        assertThat(atATerminal("").type("migrate", "--yes").exitCode()).isEqualTo(2);
        Typed named = with(Map.of()).type("migrate", "--yes", "--region", "eu-west-1");
        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err()).contains("--bucket, --region and --endpoint go with a bucket's lasting keys");
        assertThat(server.asked()).allMatch(asked -> asked.method().equals("GET"));
    }

    @Test
    void warnsWhereKeysCanBeReadOnTheWay() {
        Typed typed =
                Typed.withEnvironment(EXPORTED).type("migrate", "--yes", "--server", "http://waybill.invalid:8080");

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.err()).startsWith("The bucket's keys go to the server without encryption");
    }

    @Test
    void aVerificationOfAnotherBucketIsSentWithItsKeys() {
        server.says(RunJson.in("completed").listed(), DONE);

        assertThat(with(EXPORTED).type("migrate", "verify").exitCode()).isZero();
        assertThat(sent(1)).isEqualTo("{" + SENT.formatted("your-bucket", "your-key", "us-west-2"));
    }

    @Test
    void aVerificationAsksForTheKeysOfTheRunsBucket() {
        server.says(RunJson.in("completed").listed(), NOT_CONFIGURED, DONE);

        Typed typed = atATerminal("\nyour-key\n" + SECRET + "\n\n").type("migrate", "verify");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.err()).startsWith("Bucket Name [b]: ");
        assertThat(sent(2)).isEqualTo("{" + SENT.formatted("b", "your-key", "us-east-1"));
    }

    @Test
    void thereIsNoOptionForASecret() {
        assertThat(Typed.command("migrate", "--help").out().toLowerCase(Locale.ROOT))
                .doesNotContain("--secret", "--access-key");
    }

    private Typed.Keyboard with(Map<String, String> environment) {
        return new Typed.Keyboard(Set.of(), "", environment(environment));
    }

    private Typed.Keyboard atATerminal(String input) {
        return new Typed.Keyboard(Typed.onATerminal("").attended(), input, environment(Map.of()));
    }

    private Map<String, String> environment(Map<String, String> more) {
        return and(more, "WAYBILL_SERVER", server.address());
    }

    private static Map<String, String> and(Map<String, String> environment, String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return more;
    }

    private String sent(int number) {
        return new String(server.asked().get(number).body(), StandardCharsets.UTF_8);
    }
}
