package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Look;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** That what is put without saying so is encrypted. Waybill's own objects say AES256 themselves, whatever this is. */
final class Encryption extends S3Aspect {
    private final S3Client s3;
    private final String bucket;

    Encryption(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String title() {
        return "Encryption";
    }

    @Override
    Look examine() {
        try {
            List<String> defaults = s3
                    .getBucketEncryption(request -> request.bucket(bucket))
                    .serverSideEncryptionConfiguration()
                    .rules()
                    .stream()
                    .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                    .filter(Objects::nonNull)
                    .map(byDefault -> byDefault.sseAlgorithmAsString())
                    .toList();
            return defaults.isEmpty() ? unset() : new Look.Good(String.join(", ", defaults) + " by default");
        } catch (AwsServiceException e) {
            if (isUnset(e, "ServerSideEncryptionConfigurationNotFoundError")) {
                return unset();
            }
            throw e;
        }
    }

    private static Look unset() {
        return new Look.Differs("none by default; it is to be AES256");
    }

    @Override
    void set() {
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(byDefault -> byDefault.sseAlgorithm(ServerSideEncryption.AES256))
                .build();
        s3.putBucketEncryption(request ->
                request.bucket(bucket).serverSideEncryptionConfiguration(configuration -> configuration.rules(rule)));
    }
}
