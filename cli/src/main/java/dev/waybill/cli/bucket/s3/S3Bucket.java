package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Aspect;
import dev.waybill.cli.bucket.BucketPlan;
import dev.waybill.cli.bucket.BucketSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket that may not be there yet, and what it should be. Close it. */
public final class S3Bucket implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final S3Client s3;
    private final BucketSettings settings;
    private final BucketPlan plan;

    private S3Bucket(S3Client s3, BucketSettings settings, BucketPlan plan) {
        this.s3 = s3;
        this.settings = settings;
        this.plan = plan;
    }

    /** Asks nothing yet. The checksums that some calls require are MD5, which every store knows. */
    public static S3Bucket open(BucketSettings settings, BucketPlan plan) {
        S3Client s3 = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(BucketCredentials.of(settings))
                .endpointOverride(settings.endpoint())
                .forcePathStyle(settings.pathStyle())
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .overrideConfiguration(c -> c.apiCallAttemptTimeout(PATIENCE).apiCallTimeout(PATIENCE.multipliedBy(3)))
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)))
                .build();
        return new S3Bucket(s3, settings, plan);
    }

    /** Whether it is there comes first. */
    public List<Aspect> aspects() {
        String name = settings.bucket();
        List<Aspect> aspects = new ArrayList<>();
        aspects.add(new Existence(s3, settings));
        if (plan.blockPublicAccess()) {
            aspects.add(new PublicAccess(s3, name));
        }
        aspects.add(new Encryption(s3, name));
        aspects.add(new Lifecycle(s3, name, LifecycleRules.wanted(plan)));
        if (!plan.corsOrigins().isEmpty()) {
            aspects.add(new Cors(s3, name, plan.corsOrigins()));
        }
        aspects.add(new Versioning(s3, name, plan.versioning()));
        return aspects;
    }

    @Override
    public void close() {
        s3.close();
    }

    @Override
    public String toString() {
        return settings.toString();
    }
}
