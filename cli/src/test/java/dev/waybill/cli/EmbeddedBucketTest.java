package dev.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.embedded.EmbeddedS3;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The command against a server that checks signatures, and knows buckets and objects but little of their settings. */
class EmbeddedBucketTest {
    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path directory;

    /** It ends with the JVM: while it closes it waits for connections that the JDK keeps open to it. */
    private static EmbeddedS3 server;

    private final Map<String, String> environment = new HashMap<>(Map.of(
            "S3_BUCKET_NAME", "not-there-yet",
            "S3_REGION", "eu-central-1",
            "S3_FORCE_PATH_STYLE", "true",
            "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "the-secret"));

    @BeforeAll
    static void start() {
        server = EmbeddedS3.start(directory, 0, "id", "the-secret");
    }

    @BeforeEach
    void know() {
        environment.put("S3_ENDPOINT_URL", server.endpoint().toString());
    }

    @Test
    void makesTheBucketAndGoesOnPastWhatTheStoreDoesNotKnow() {
        Typed before = type("check");
        assertThat(before.exitCode()).isEqualTo(1);
        assertThat(before.lines()).singleElement().asString().contains("is not there; it is to be made");

        Typed applied = type("apply", "--yes", "--versioning");
        assertThat(applied.exitCode()).isZero();
        assertThat(applied.out()).contains("– Versioning        not supported by this store");

        Typed after = type("check", "--cors-origin", "https://app.example");
        assertThat(after.exitCode()).isZero();
        assertThat(after.out())
                .contains(
                        "✓ Bucket            not-there-yet in eu-central-1",
                        "– Lifecycle         not supported by this store",
                        "– CORS              not supported by this store");
    }

    @Test
    void wrongCredentialsAreNotTakenForAMissingBucket() {
        server.createBucket("somebodys");
        environment.put("S3_BUCKET_NAME", "somebodys");
        environment.put("AWS_SECRET_ACCESS_KEY", "another-secret");

        Typed typed = type("apply", "--yes");

        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(typed.out()).contains("the credentials are wrong or may not see it (HTTP 403)");
        assertThat(typed.out() + typed.err()).doesNotContain("another-secret");
    }

    private Typed type(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "bucket";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Typed.withEnvironment(environment).type(all);
    }
}
