package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.BucketSettings;
import dev.waybill.cli.bucket.Look;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;

/** Whether the bucket is there, in the region that is asked for, and these credentials may see it. */
final class Existence extends S3Aspect {
    /** The one that is not named when a bucket is made. */
    private static final String FIRST_REGION = "us-east-1";

    private final S3Client s3;
    private final BucketSettings settings;

    Existence(S3Client s3, BucketSettings settings) {
        this.s3 = s3;
        this.settings = settings;
    }

    @Override
    public String title() {
        return "Bucket";
    }

    @Override
    Look examine() {
        try {
            s3.headBucket(request -> request.bucket(settings.bucket()));
            return new Look.Good(settings.toString());
        } catch (AwsServiceException e) {
            return switch (e.statusCode()) {
                case 404 -> new Look.Differs("%s is not there; it is to be made".formatted(settings));
                case 301 -> new Look.Failed("%s is in another region; set S3_REGION".formatted(settings.bucket()));
                case 403 ->
                    new Look.Failed(
                            "%s belongs to somebody else, or the credentials are wrong or may not see it (HTTP 403)"
                                    .formatted(settings.bucket()));
                default -> throw e;
            };
        }
    }

    @Override
    void set() {
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(settings.bucket());
        if (!settings.region().equals(FIRST_REGION)) {
            request.createBucketConfiguration(c -> c.locationConstraint(settings.region()));
        }
        s3.createBucket(request.build());
        s3.waiter().waitUntilBucketExists(b -> b.bucket(settings.bucket()));
    }
}
