package dev.waybill.cli.bucket.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.cli.bucket.BucketSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

class BucketCredentialsTest {
    private static final Map<String, String> PROPERTIES = Map.of(
            "aws.accessKeyId", "of-the-environment",
            "aws.secretAccessKey", "s3cr3t",
            // So that no machine that the tests run on gives its role away.
            "aws.disableEc2Metadata", "true");

    private final Map<String, String> environment = new HashMap<>(Map.of("S3_BUCKET_NAME", "my-bucket"));

    @BeforeEach
    void setKeysWhereTheSdkLooksForThem() {
        PROPERTIES.forEach(System::setProperty);
    }

    @AfterEach
    void removeThem() {
        PROPERTIES.keySet().forEach(System::clearProperty);
    }

    private BucketSettings settings() {
        return BucketSettings.of(name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void aRoleIsNeverReplacedByKeys() {
        environment.put("S3_USE_IAM_ROLE", "true");
        environment.put("AWS_ACCESS_KEY_ID", "id");
        environment.put("AWS_SECRET_ACCESS_KEY", "s3cr3t");

        assertThatThrownBy(() -> BucketCredentials.of(settings()).resolveCredentials())
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("InstanceProfileCredentialsProvider");
    }

    @Test
    void keysOfTheSettingsComeBeforeWhatTheSdkFinds() {
        assertThat(BucketCredentials.of(settings()).resolveCredentials().accessKeyId())
                .isEqualTo("of-the-environment");

        environment.put("AWS_ACCESS_KEY_ID", "id");
        environment.put("AWS_SECRET_ACCESS_KEY", "s3cr3t");
        assertThat(BucketCredentials.of(settings()).resolveCredentials().accessKeyId())
                .isEqualTo("id");

        environment.put("AWS_SESSION_TOKEN", "session");
        assertThat(BucketCredentials.of(settings()).resolveCredentials()).isInstanceOf(AwsSessionCredentials.class);
    }
}
