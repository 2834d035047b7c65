package dev.waybill.catalog.migration.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CredentialsTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE";

    static Credentials credentials() {
        return new Credentials("your-bucket", "AKIAIOSFODNN7EXAMPLE", SECRET, "us-east-1", null);
    }

    @Test
    void areTakenAsTheSeedGivesThem() {
        assertThat(Credentials.given("your-bucket", "AKIAIOSFODNN7EXAMPLE", SECRET, "us-east-1", null))
                .contains(credentials());
    }

    @Test
    void areForTheOldestRegionUnlessSomebodySaysOtherwise() {
        assertThat(Credentials.given("your-bucket", "AKIAIOSFODNN7EXAMPLE", SECRET, " ", ""))
                .contains(credentials());
    }

    @Test
    void areNoneWhereNothingIsGiven() {
        assertThat(Credentials.given(null, null, "", " ", null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ",AKIA1,secret,bucketName",
        "bucket,,secret,accessKeyId",
        "bucket,AKIA1,,secretAccessKey",
    })
    void areGivenTogether(
            @Nullable String bucket, @Nullable String accessKeyId, @Nullable String secret, String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.given(bucket, accessKeyId, secret, null, null))
                .withMessageStartingWith(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Bucket", "a..b", "-bucket", "bucket/path", "bucket.", "evil.example.com/x", "b\nx"})
    void nameTheBucketThatIsNone(String bucket) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials(bucket, "AKIA1", SECRET, "us-east-1", null))
                .withMessageStartingWith("bucketName");
    }

    static String[] badSecrets() {
        return new String[] {
            "secret-of-mine\n", "secret of mine", "secret\r\nof-mine", "secret\u0000", "s".repeat(257), "\ts"
        };
    }

    @ParameterizedTest
    @MethodSource("badSecrets")
    void row_35_a_secret_with_a_line_end_is_named_and_not_repeated(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("bucket", "AKIA1", secret, "us-east-1", null))
                .withMessageStartingWith("secretAccessKey")
                .withMessageNotContaining("secret-of-mine")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA1\n", "AK IA", "AK/IA", "AK", "", "A,B=C"})
    void nameTheKeyIdThatIsNone(String accessKeyId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("bucket", accessKeyId, SECRET, "us-east-1", null))
                .withMessageStartingWith("accessKeyId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us_east_1", "evil.example.com", "us-east-1/", "-x", "a#b", "US-EAST-1"})
    void nameTheRegionThatIsNone(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Credentials("bucket", "AKIA1", SECRET, region, null))
                .withMessageStartingWith("region");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "file:///etc/passwd",
                "https://user:password@example.com",
                "https://example.com?x=1",
                "https://example.com#x",
                "https:///x",
                "https://0x7f.1",
                "example.com",
                "https://exa mple.com",
            })
    void nameTheEndpointThatIsNone(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credentials.given("bucket", "AKIA1", SECRET, null, endpoint))
                .withMessageStartingWith("endpointUrl")
                .withMessageNotContaining("password");
    }

    @Test
    void row_35_nothing_shows_them() {
        Credentials credentials =
                new Credentials("bucket", "AKIA1", SECRET, "eu-west-1", URI.create("https://s3.test"));
        assertThat(credentials).hasToString("Credentials[bucket=bucket, region=eu-west-1, endpoint=https://s3.test]");
        assertThat(new JsonMapper().writeValueAsString(Map.of("shown", new Shown("x", credentials))))
                .doesNotContain(SECRET)
                .doesNotContain("AKIA1");
    }

    private record Shown(String name, Credentials credentials) {}
}
