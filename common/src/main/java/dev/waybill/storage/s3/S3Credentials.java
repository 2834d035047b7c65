package dev.waybill.storage.s3;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** Where the clients get their credentials from; the SDK keeps and renews those that end. */
public final class S3Credentials {

    private S3Credentials() {}

    /** The role's, where one is asked for; else the static keys, where they are set; else what the default chain finds. */
    public static AwsCredentialsProvider of(S3Settings settings) {
        if (settings.useIamRole()) {
            return role();
        }
        return settings.hasStaticKeys()
                ? fixed(settings)
                : DefaultCredentialsProvider.builder().build();
    }

    /** The default chain without what has static keys: it would prefer those of the environment. */
    private static AwsCredentialsProvider role() {
        return AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .addCredentialsProvider(InstanceProfileCredentialsProvider.create())
                .build();
    }

    private static AwsCredentialsProvider fixed(S3Settings settings) {
        String id = String.valueOf(settings.accessKeyId());
        String secret = String.valueOf(settings.secretAccessKey());
        return StaticCredentialsProvider.create(
                settings.sessionToken() == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, settings.sessionToken()));
    }

    /**
     * Looks for credentials where none are set, so that a service that could never get at its bucket says so at once. A
     * role is not asked: it may come later than the service.
     *
     * @throws IllegalStateException when there are none
     */
    public static void require(S3Settings settings, String purpose) {
        if (settings.useIamRole() || settings.hasStaticKeys()) {
            return;
        }
        try {
            of(settings).resolveCredentials();
        } catch (SdkException e) {
            throw new IllegalStateException(
                    "S3 credentials not configured, and %s needs them: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY,"
                                    .formatted(purpose)
                            + " or S3_USE_IAM_ROLE=true on a machine with an IAM role, or S3_ENABLED=false for local"
                            + " storage",
                    e);
        }
    }
}
