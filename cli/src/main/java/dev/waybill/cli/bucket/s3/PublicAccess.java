package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Look;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** That nothing in the bucket can be made public by a policy or an ACL. */
final class PublicAccess extends S3Aspect {
    private static final PublicAccessBlockConfiguration ALL = PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .ignorePublicAcls(true)
            .blockPublicPolicy(true)
            .restrictPublicBuckets(true)
            .build();

    private final S3Client s3;
    private final String bucket;

    PublicAccess(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String title() {
        return "Public access";
    }

    @Override
    Look examine() {
        try {
            boolean blocked = ALL.equals(
                    s3.getPublicAccessBlock(request -> request.bucket(bucket)).publicAccessBlockConfiguration());
            return blocked ? new Look.Good("blocked") : new Look.Differs("some is allowed; all of it is to be blocked");
        } catch (AwsServiceException e) {
            if (isUnset(e, "NoSuchPublicAccessBlockConfiguration")) {
                return new Look.Differs("allowed; it is to be blocked");
            }
            throw e;
        }
    }

    @Override
    void set() {
        s3.putPublicAccessBlock(request -> request.bucket(bucket).publicAccessBlockConfiguration(ALL));
    }
}
