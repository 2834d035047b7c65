package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class S3SettingsTest {

    @TempDir
    private Path temporary;

    private static final ObjectKey KEY = new ObjectKey("uploads/a.pdf");

    /** Bound as Spring does it, with blank text for whatever is not given, as the shipped file has it. */
    private static S3Settings settings(String... given) {
        Map<String, String> all = new HashMap<>();
        for (String name : new String[] {
            "enabled",
            "bucket",
            "region",
            "aws-region",
            "endpoint-url",
            "public-endpoint-url",
            "access-key-id",
            "secret-access-key",
            "session-token",
            "cdn-url",
            "storage-class"
        }) {
            all.put("waybill.s3." + name, "");
        }
        for (int i = 0; i < given.length; i += 2) {
            all.put("waybill.s3." + given[i], given[i + 1]);
        }
        return new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("waybill.s3", Bindable.of(S3Settings.class));
    }

    private static void assertRefused(String sentence, String... given) {
        assertThatThrownBy(() -> settings(given)).rootCause().hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({"'','',false", "'',a-bucket,true", "true,a-bucket,true", "false,a-bucket,false", "FALSE,'',false"})
    void filesGoToS3WhereThatIsEnabledOrThereIsABucket(String enabled, String bucket, boolean used) {
        assertThat(settings("enabled", enabled, "bucket", bucket).isUsed()).isEqualTo(used);
    }

    @Test
    void s3WithoutABucketIsAnErrorAndNoFallback() {
        assertRefused("S3_ENABLED=true needs S3_BUCKET_NAME", "enabled", "true");
    }

    @ParameterizedTest
    @CsvSource({
        "eu-west-1,'',eu-west-1,0",
        "'',eu-west-1,eu-west-1,0",
        "'','',us-east-1,0",
        "eu-west-1,eu-west-1,eu-west-1,0",
        "eu-west-1,us-east-2,eu-west-1,1"
    })
    void theRegionIsS3sOwnThenAmazons(String s3Region, String awsRegion, String region, int warnings) {
        S3Settings settings = settings("bucket", "a-bucket", "region", s3Region, "aws-region", awsRegion);

        assertThat(settings.region()).isEqualTo(region);
        assertThat(settings.warnings())
                .filteredOn(warning -> warning.contains("AWS_REGION=us-east-2"))
                .hasSize(warnings);
    }

    @Test
    void staticKeysAreWarnedOfWhereARoleIsUsedOrRecommended() {
        String[] keys = {"bucket", "a-bucket", "access-key-id", "AKIA1", "secret-access-key", "canary-secret"};

        assertThat(settings(keys).warnings()).singleElement().asString().contains("an IAM role");
        assertThat(settings(with(keys, "use-iam-role", "true")).warnings())
                .singleElement()
                .asString()
                .contains("AWS_ACCESS_KEY_ID is ignored");
        assertThat(settings(with(keys, "endpoint-url", "http://localhost:9000")).warnings())
                .isEmpty();
    }

    @Test
    void localStorageIsNeverSilent() {
        assertThat(settings().warnings()).singleElement().asString().contains("unencrypted", "S3_BUCKET_NAME");
        assertThat(settings("enabled", "false", "bucket", "a-bucket").warnings())
                .singleElement()
                .asString()
                .contains("S3_ENABLED=false");
    }

    @Test
    void staticKeysCountUnlessARoleIsAskedFor() {
        String[] keys = {"bucket", "a-bucket", "access-key-id", "AKIA1", "secret-access-key", "canary-secret"};

        assertThat(S3Credentials.of(settings(keys)).resolveCredentials().accessKeyId())
                .isEqualTo("AKIA1");
        assertThat(S3Credentials.of(settings(with(keys, "session-token", "t"))).resolveCredentials())
                .isInstanceOf(AwsSessionCredentials.class);
        assertThat(S3Credentials.of(settings(with(keys, "use-iam-role", "true"))))
                .isNotInstanceOf(StaticCredentialsProvider.class);
    }

    /** As in an environment that has the keys, where the SDK's own chain would find them first. */
    @Test
    void aRoleIsNotLookedForAmongStaticKeys() {
        System.setProperty("aws.accessKeyId", "AKIA1");
        System.setProperty("aws.secretAccessKey", "canary-secret");
        System.setProperty("aws.ec2MetadataDisabled", "true");
        try {
            S3Settings role = settings("bucket", "a-bucket", "use-iam-role", "true");
            assertThatThrownBy(() -> S3Credentials.of(role).resolveCredentials())
                    .hasMessageContaining("Unable to load credentials");
            S3Credentials.require(settings("bucket", "a-bucket"), "a test"); // the chain finds them
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            System.clearProperty("aws.ec2MetadataDisabled");
        }
    }

    @Test
    void withoutAnyCredentialsTheStartSaysWhatToSet() {
        assumeThat(System.getenv("AWS_ACCESS_KEY_ID")).isNull();
        System.setProperty("aws.ec2MetadataDisabled", "true");
        System.setProperty("aws.sharedCredentialsFile", "/nowhere");
        System.setProperty("aws.configFile", "/nowhere");
        try {
            assertThatThrownBy(() -> S3Credentials.require(settings("bucket", "a-bucket"), "S3_BUCKET_NAME"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("S3 credentials not configured, and S3_BUCKET_NAME needs them")
                    .hasMessageContaining("AWS_ACCESS_KEY_ID");
            S3Credentials.require(settings("bucket", "a-bucket", "use-iam-role", "true"), "a role may come later");
        } finally {
            System.clearProperty("aws.ec2MetadataDisabled");
            System.clearProperty("aws.sharedCredentialsFile");
            System.clearProperty("aws.configFile");
        }
    }

    /** As in a pod with a service account: what is missing is an answer, not the SDK's part for asking. */
    @Test
    void aServiceAccountsRoleIsAskedFor() throws IOException {
        Path token = Files.writeString(temporary.resolve("token"), "a token");
        System.setProperty("aws.ec2MetadataDisabled", "true");
        System.setProperty("aws.webIdentityTokenFile", token.toString());
        System.setProperty("aws.roleArn", "arn:aws:iam::123456789012:role/files");
        System.setProperty("aws.region", "us-east-1");
        System.setProperty("aws.endpointUrlSts", "http://127.0.0.1:1");
        try {
            S3Settings role = settings("bucket", "a-bucket", "use-iam-role", "true");
            assertThatThrownBy(() -> S3Credentials.of(role).resolveCredentials())
                    .hasMessageContaining("Connect to http://127.0.0.1:1 failed");
        } finally {
            for (String name :
                    List.of("ec2MetadataDisabled", "webIdentityTokenFile", "roleArn", "region", "endpointUrlSts")) {
                System.clearProperty("aws." + name);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bucket|a/b|S3_BUCKET_NAME is the name of a bucket",
                "bucket|@local|S3_BUCKET_NAME is the name of a bucket",
                "access-key-id|AKIA1|are set together or not at all",
                "endpoint-url|localhost:9000|S3_ENDPOINT_URL is an http or https address",
                "public-endpoint-url|https://me:canary@files|S3_PUBLIC_ENDPOINT_URL is an http or https address",
                "cdn-url|ftp://cdn|S3_CDN_URL is an http or https address",
                "checksum-mode|never|S3_CHECKSUM_MODE is when_required or when_supported",
                "storage-class|CHEAP|S3_STORAGE_CLASS is one of",
                "storage-class|GLACIER|would keep files from being opened",
                "storage-class|DEEP_ARCHIVE|would keep files from being opened"
            })
    void whatIsWrongIsSaidInASentence(String name, String value, String sentence) {
        assertRefused(sentence, name, value);
    }

    @Test
    void nothingSecretIsPrinted() {
        S3Settings settings = settings(
                "bucket",
                "a-bucket",
                "access-key-id",
                "AKIA1",
                "secret-access-key",
                "canary-secret",
                "session-token",
                "canary-token");

        assertThat(settings + String.join("", settings.warnings())).doesNotContain("canary", "AKIA1");
    }

    @Test
    void addressesAreRegionalVirtualHostedOrTheCdns() {
        assertThat(urls().of(KEY)).isEqualTo("https://a-bucket.s3.us-east-1.amazonaws.com/uploads/a.pdf");
        assertThat(urls("region", "eu-west-1").of(KEY))
                .isEqualTo("https://a-bucket.s3.eu-west-1.amazonaws.com/uploads/a.pdf");
        assertThat(urls("cdn-url", "https://cdn.example.com").of(KEY))
                .isEqualTo("https://cdn.example.com/uploads/a.pdf");
        assertThat(urls("endpoint-url", "http://s3:9000", "force-path-style", "true")
                        .of(KEY))
                .isEqualTo("http://s3:9000/a-bucket/uploads/a.pdf");
        assertThat(urls("endpoint-url", "http://s3:9000", "public-endpoint-url", "https://files.example.com")
                        .of(KEY))
                .isEqualTo("https://a-bucket.files.example.com/uploads/a.pdf");
    }

    /** As seed 001 has it (capability B16). */
    @Test
    void anImagesAddressNamesNoRegionWhereAmazonNeedsNone() {
        assertThat(urls().ofImage(KEY)).isEqualTo("https://a-bucket.s3.amazonaws.com/uploads/a.pdf");
        assertThat(urls("region", "eu-west-1").ofImage(KEY))
                .isEqualTo("https://a-bucket.s3.eu-west-1.amazonaws.com/uploads/a.pdf");
        assertThat(urls("cdn-url", "https://cdn.example.com").ofImage(KEY))
                .isEqualTo("https://cdn.example.com/uploads/a.pdf");
    }

    @Test
    void anAddressIsTheOneOfWhereTheFileLies() {
        ObjectUrls urls = urls("cdn-url", "https://cdn.example.com");
        assertThat(urls.of("a-bucket", KEY)).isEqualTo("https://cdn.example.com/uploads/a.pdf");
        assertThat(urls.of("former", KEY)).isEqualTo("https://former.s3.us-east-1.amazonaws.com/uploads/a.pdf");
        assertThat(urls.of(ObjectStores.LOCAL, KEY)).isEqualTo("/api/files/uploads/a.pdf");

        ObjectUrls local = new ObjectUrls(settings());
        assertThat(local.of(KEY)).isEqualTo("/api/files/uploads/a.pdf");
        assertThat(local.ofImage(KEY)).isEqualTo("/api/files/uploads/a.pdf");
        assertThat(local.of("former", KEY)).isEqualTo("https://former.s3.us-east-1.amazonaws.com/uploads/a.pdf");
    }

    private static ObjectUrls urls(String... given) {
        return new ObjectUrls(settings(with(given, "bucket", "a-bucket")));
    }

    private static String[] with(String[] given, String name, String value) {
        String[] all = Arrays.copyOf(given, given.length + 2);
        all[given.length] = name;
        all[given.length + 1] = value;
        return all;
    }
}
