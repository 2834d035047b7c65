package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What the SDK makes of a clock that S3 refuses, and what is left for people to mend. */
class ClockSkewTest {

    private static final DateTimeFormatter AMZ =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final ZonedDateTime theirs = ZonedDateTime.now(ZoneOffset.UTC).minusMinutes(20);

    /** The SDK keeps the offset for all clients of a process, those of other tests too. */
    @BeforeEach
    @AfterEach
    void forgetTheOffset() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Test
    void theSdkSetsItselfByS3sClockAndWhatIsRefusedStillIsNamed() {
        try (StubS3 stub = skewed();
                S3Client s3 = client(stub)) {
            WaybillException failure = catchThrowableOfType(
                    WaybillException.class, () -> new S3ObjectStore(s3, "bucket").delete(new ObjectKey("a")));

            assertThat(failure.code()).isEqualTo(ErrorCode.S3_CLOCK_SKEWED);
            assertThat(failure.code().retryable()).isTrue();
            assertThat(signedAt(stub, 0)).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
            assertThat(signedAt(stub, stub.requests().size() - 1))
                    .isCloseTo(theirs.toInstant(), within(1, ChronoUnit.MINUTES));
        }
    }

    /** Nobody answers a signer, so that it cannot know. */
    @Test
    void linksAreSignedByThisMachinesClockAllTheSame() {
        try (StubS3 stub = skewed();
                S3Client s3 = client(stub);
                S3Presigner signer = S3Clients.presigner(settings(stub))) {
            catchThrowableOfType(
                    WaybillException.class, () -> new S3ObjectStore(s3, "bucket").delete(new ObjectKey("a")));

            var link = signer.presignGetObject(l -> l.signatureDuration(Duration.ofHours(1))
                    .getObjectRequest(get -> get.bucket("bucket").key("a")));

            Instant begin = AMZ.parse(
                    link.httpRequest().rawQueryParameters().get("X-Amz-Date").getFirst(), Instant::from);
            assertThat(begin).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }
    }

    private StubS3 skewed() {
        return StubS3.refusing(403, "RequestTimeTooSkewed");
    }

    /** The stub's server writes its own date, so that S3's is put in its place here. */
    private S3Client client(StubS3 stub) {
        return S3Client.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(stub.endpoint())
                .forcePathStyle(true)
                .credentialsProvider(S3Credentials.of(settings(stub)))
                .overrideConfiguration(c -> c.addExecutionInterceptor(new ExecutionInterceptor() {
                    @Override
                    public SdkHttpResponse modifyHttpResponse(
                            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
                        return context.httpResponse().toBuilder()
                                .putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs))
                                .build();
                    }
                }))
                .build();
    }

    private static S3Settings settings(StubS3 stub) {
        return S3Settings.of("bucket", "us-east-1", stub.endpoint(), "key", "secret");
    }

    private static Instant signedAt(StubS3 stub, int request) {
        return AMZ.parse(stub.requests().get(request).headers().get("x-amz-date"), Instant::from);
    }
}
