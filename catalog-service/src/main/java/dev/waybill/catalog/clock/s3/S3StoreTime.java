package dev.waybill.catalog.clock.s3;

import dev.waybill.catalog.clock.StoreTime;
import dev.waybill.storage.s3.S3Errors;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** The {@code Date} of S3's answer to a HEAD of the bucket, which a refusal has too. */
public record S3StoreTime(S3Client s3, String bucket) implements StoreTime {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public Optional<Instant> now() {
        return answer().flatMap(answer -> answer.firstMatchingHeader("Date")).flatMap(S3StoreTime::parse);
    }

    private Optional<SdkHttpResponse> answer() {
        try {
            return Optional.of(s3.headBucket(request -> request.bucket(bucket)
                            .overrideConfiguration(
                                    c -> c.apiCallAttemptTimeout(PATIENCE).apiCallTimeout(PATIENCE)))
                    .sdkHttpResponse());
        } catch (AwsServiceException e) {
            return Optional.ofNullable(e.awsErrorDetails()).map(details -> details.sdkHttpResponse());
        } catch (SdkException e) {
            throw S3Errors.translate(e, "look at the clock of bucket " + bucket);
        }
    }

    private static Optional<Instant> parse(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
