package dev.waybill.cli.bucket.s3;

import dev.waybill.cli.bucket.Look;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** What becomes of objects and unfinished uploads in time. The whole of it is set at once, so others' rules are sent along. */
final class Lifecycle extends S3Aspect {
    private final S3Client s3;
    private final String bucket;
    private final List<LifecycleRule> wanted;

    Lifecycle(S3Client s3, String bucket, List<LifecycleRule> wanted) {
        this.s3 = s3;
        this.bucket = bucket;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    public String title() {
        return "Lifecycle";
    }

    @Override
    Look examine() {
        List<LifecycleRule> present = present().rules();
        String names = wanted.stream().map(LifecycleRule::id).collect(Collectors.joining(", "));
        if (LifecycleRules.isSet(present, wanted)) {
            return new Look.Good("%s; %d rules of others".formatted(names, present.size() - wanted.size()));
        }
        int others = LifecycleRules.merged(present, wanted).size() - wanted.size();
        return new Look.Differs("to be set: %s; %d rules of others stay".formatted(names, others));
    }

    @Override
    void set() {
        GetBucketLifecycleConfigurationResponse present = present();
        s3.putBucketLifecycleConfiguration(request -> request.bucket(bucket)
                .transitionDefaultMinimumObjectSize(present.transitionDefaultMinimumObjectSize())
                .lifecycleConfiguration(lifecycle -> lifecycle.rules(LifecycleRules.merged(present.rules(), wanted))));
    }

    private GetBucketLifecycleConfigurationResponse present() {
        try {
            return s3.getBucketLifecycleConfiguration(request -> request.bucket(bucket));
        } catch (AwsServiceException e) {
            if (isUnset(e, "NoSuchLifecycleConfiguration")) {
                return GetBucketLifecycleConfigurationResponse.builder()
                        .rules(List.of())
                        .build();
            }
            throw e;
        }
    }
}
