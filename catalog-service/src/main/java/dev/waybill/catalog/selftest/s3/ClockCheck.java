package dev.waybill.catalog.selftest.s3;

import dev.waybill.catalog.selftest.Check;
import dev.waybill.catalog.selftest.Finding;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * This machine's clock against the store's {@code Date}. The SDK corrects itself when it is refused for its clock, but
 * links are signed by the clock as it is, so that what else works says nothing of it.
 */
record ClockCheck(S3Client s3, String bucket, Clock clock) {

    private static final Duration WORTH_KNOWING = Duration.ofMinutes(5);
    /** What S3 itself allows. */
    private static final Duration REFUSED = Duration.ofMinutes(15);

    Finding compare() {
        Optional<Duration> ahead = response()
                .flatMap(answer -> answer.firstMatchingHeader("Date"))
                .flatMap(ClockCheck::parse)
                .map(time -> Duration.between(time.toInstant(), clock.instant()));
        if (ahead.isEmpty()) {
            return new Finding.Skipped("the store did not say what time it has");
        }
        Duration off = ahead.get().abs();
        String sentence = "this machine's clock is %d min %d s %s the store's"
                .formatted(off.toMinutes(), off.toSecondsPart(), ahead.get().isNegative() ? "behind" : "ahead of");
        if (off.compareTo(REFUSED) > 0) {
            return new Finding.Failed(sentence, Check.CLOCK.remedy(), null);
        }
        return new Finding.Ok(off.compareTo(WORTH_KNOWING) > 0 ? "warning: " + sentence : null);
    }

    /** A refusal has a date too. */
    private Optional<SdkHttpResponse> response() {
        try {
            return Optional.of(s3.headBucket(request -> request.bucket(bucket).overrideConfiguration(Patience.SHORT))
                    .sdkHttpResponse());
        } catch (AwsServiceException e) {
            return Optional.ofNullable(e.awsErrorDetails()).map(details -> details.sdkHttpResponse());
        }
    }

    private static Optional<ZonedDateTime> parse(@Nullable String date) {
        try {
            return Optional.ofNullable(date)
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
