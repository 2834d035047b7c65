package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.BucketSettings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/** Whose credentials count: the role's, where one is asked for; else the keys that are set; else what the SDK finds. */
final class BucketCredentials {

    private BucketCredentials() {}

    static AwsCredentialsProvider of(BucketSettings settings) {
        if (settings.useIamRole()) {
            return role();
        }
        @Nullable String id = settings.accessKeyId();
        @Nullable String secret = settings.secretAccessKey();
        @Nullable String token = settings.sessionToken();
        if (id == null || secret == null) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, token));
    }

    /** As the services do it: the default chain would prefer the keys of the environment. */
    private static AwsCredentialsProvider role() {
        return AwsCredentialsProviderChain.builder()
                .addCredentialsProvider(WebIdentityTokenFileCredentialsProvider.create())
                .addCredentialsProvider(ContainerCredentialsProvider.create())
                .addCredentialsProvider(InstanceProfileCredentialsProvider.create())
                .build();
    }
}
