package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Look;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Whether what is deleted can be had back. That costs, so it is turned on only when asked for. */
final class Versioning extends S3Aspect {
    private final S3Client s3;
    private final String bucket;
    private final boolean wanted;

    Versioning(S3Client s3, String bucket, boolean wanted) {
        this.s3 = s3;
        this.bucket = bucket;
        this.wanted = wanted;
    }

    @Override
    public String title() {
        return "Versioning";
    }

    @Override
    Look examine() {
        if (s3.getBucketVersioning(request -> request.bucket(bucket)).status() == BucketVersioningStatus.ENABLED) {
            return new Look.Good("on");
        }
        return wanted
                ? new Look.Differs("off; it is to be on")
                : new Look.Warning("off: what is deleted by mistake is gone; --versioning turns it on");
    }

    @Override
    void set() {
        s3.putBucketVersioning(request -> request.bucket(bucket)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }
}
