package dev.waybill.catalog.migration.target.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.migration.target.Target;
import dev.waybill.catalog.migration.target.TargetCheck;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Against a real S3 wire, and against one that refuses or lacks what a check is for. */
class PreflightTest {

    private static final String[] ALL = {
        "connection", "put", "conditional_put", "head", "get", "list", "multipart", "delete"
    };

    private final S3Backend backend = Backends.s3().newBucket();

    @AfterEach
    void nothingStaysBehind() {
        try (S3Client s3 = backend.client()) {
            assertThat(s3.listObjectsV2(r -> r.bucket(backend.bucket())).contents())
                    .extracting(S3Object::key)
                    .isEmpty();
            assertThat(s3.listMultipartUploads(r -> r.bucket(backend.bucket())).uploads())
                    .isEmpty();
        }
    }

    @Test
    void everythingWorks() {
        List<TargetCheck> checks = run(backend, false, new Nothing());
        assertThat(checks).extracting(TargetCheck::name).containsExactly(ALL);
        assertThat(checks).allMatch(TargetCheck::ok);
    }

    @Test
    void wrongCredentialsAreNamedAndNothingElseIsTried() {
        S3Backend wrong = new S3Backend(
                backend.endpoint(), backend.region(), backend.accessKey(), "wrong-secret-of-mine", backend.bucket());
        List<TargetCheck> checks = run(wrong, false, new Nothing());
        assertThat(message(checks, "connection")).contains("accessKeyId and secretAccessKey");
        assertThat(checks).noneMatch(TargetCheck::ok);
        assertThat(message(checks, "put")).isEqualTo("Not tried, since connection failed.");
        assertThat(checks.toString()).doesNotContain("wrong-secret-of-mine");
        assertThat(message(run(wrong, true, new Nothing()), "connection")).contains("AWS_SECRET_ACCESS_KEY");
    }

    @Test
    void aMissingBucketIsNamed() {
        S3Backend missing = new S3Backend(
                backend.endpoint(), backend.region(), backend.accessKey(), backend.secretKey(), "no-such-bucket");
        assertThat(message(run(missing, false, new Nothing()), "connection"))
                .contains("no-such-bucket")
                .contains("create the bucket");
    }

    @Test
    void anEndpointThatNobodyAnswersAtIsNamed() {
        S3Backend nobody = new S3Backend(
                URI.create("http://127.0.0.1:1"),
                backend.region(),
                backend.accessKey(),
                backend.secretKey(),
                backend.bucket());
        assertThat(message(run(nobody, false, new Nothing()), "connection")).contains("endpointUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "HeadBucket,connection,s3:ListBucket",
        "PutObject,put,s3:PutObject",
        "HeadObject,head,s3:GetObject",
        "GetObject,get,s3:GetObject",
        "ListObjectsV2,list,s3:ListBucket",
        "AbortMultipartUpload,multipart,s3:AbortMultipartUpload",
        "DeleteObject,delete,s3:DeleteObject"
    })
    void eachPermissionThatIsMissingIsNamed(String operation, String check, String permission) {
        List<TargetCheck> checks = run(backend, false, new Refusing(operation));
        assertThat(message(checks, check))
                .contains("403")
                .contains("Access Denied: allow " + permission + " on arn:aws:s3:::" + backend.bucket());
        cleanUp();
    }

    /** What could be tried without it is. */
    @Test
    void withoutPuttingEverythingElseThatNeedsNoObjectIsTried() {
        Map<String, Boolean> found = run(backend, false, new Refusing("PutObject")).stream()
                .collect(Collectors.toMap(TargetCheck::name, TargetCheck::ok));
        assertThat(found)
                .containsEntry("connection", true)
                .containsEntry("put", false)
                .containsEntry("get", false)
                .containsEntry("multipart", true);
    }

    @Test
    void aBucketOfAnotherRegionIsNamedWithItsRegion() {
        ExecutionInterceptor elsewhere = new Nothing() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                SdkHttpResponse answer = SdkHttpResponse.builder()
                        .statusCode(301)
                        .putHeader("x-amz-bucket-region", "eu-west-1")
                        .build();
                throw refusal(301, "PermanentRedirect", details -> details.sdkHttpResponse(answer));
            }
        };
        assertThat(message(run(backend, false, elsewhere), "connection"))
                .contains("The bucket is in eu-west-1: give that as region.");
    }

    @Test
    void aClockThatIsOffIsNamed() {
        ExecutionInterceptor late = new Nothing() {
            @Override
            public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
                throw refusal(403, "RequestTimeTooSkewed", details -> {});
            }
        };
        assertThat(message(run(backend, false, late), "connection")).contains("clock");
    }

    @Test
    void aStoreThatIgnoresConditionsIsFound() {
        assertThat(message(run(backend, false, new Losing(Set.of("If-None-Match"))), "conditional_put"))
                .contains("If-None-Match");
    }

    @Test
    void aStoreThatDropsTheEncryptionIsFound() {
        assertThat(message(run(backend, false, new Losing(Set.of("x-amz-server-side-encryption"))), "head"))
                .contains("AES256");
    }

    private static String message(List<TargetCheck> checks, String name) {
        TargetCheck check =
                checks.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
        assertThat(check.ok()).isFalse();
        return check.message();
    }

    private void cleanUp() {
        try (S3Client s3 = backend.client()) {
            s3.listObjectsV2(r -> r.bucket(backend.bucket()))
                    .contents()
                    .forEach(object ->
                            s3.deleteObject(r -> r.bucket(backend.bucket()).key(object.key())));
            s3.listMultipartUploads(r -> r.bucket(backend.bucket()))
                    .uploads()
                    .forEach(upload -> s3.abortMultipartUpload(
                            r -> r.bucket(backend.bucket()).key(upload.key()).uploadId(upload.uploadId())));
        }
    }

    private static List<TargetCheck> run(S3Backend to, boolean configured, ExecutionInterceptor between) {
        try (S3Client s3 = S3Client.builder()
                .region(Region.of(to.region()))
                .endpointOverride(to.endpoint())
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(to.accessKey(), to.secretKey())))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(c -> c.addExecutionInterceptor(between))
                .build()) {
            Target target = new Target(to.bucket(), to.region(), to.endpoint(), configured);
            return new Preflight(target, s3, new S3ObjectStore(s3, to.bucket())).run();
        }
    }

    private static RuntimeException refusal(int status, String code, Consumer<AwsErrorDetails.Builder> more) {
        AwsErrorDetails.Builder details = AwsErrorDetails.builder()
                .errorCode(code)
                .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build());
        more.accept(details);
        return S3Exception.builder()
                .statusCode(status)
                .requestId("request-1")
                .awsErrorDetails(details.build())
                .build();
    }

    private static class Nothing implements ExecutionInterceptor {}

    /** As a policy that lacks one permission does. */
    private static final class Refusing extends Nothing {

        private final String operation;

        Refusing(String operation) {
            this.operation = operation;
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            if (context.request().getClass().getSimpleName().equals(operation + "Request")) {
                throw refusal(403, "AccessDenied", details -> {});
            }
        }
    }

    /** Headers that never reach the store, or never come back. */
    private static final class Losing extends Nothing {

        private final Set<String> headers;

        Losing(Set<String> headers) {
            this.headers = headers;
        }

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                    .applyMutation(request -> headers.forEach(request::removeHeader))
                    .build();
        }

        @Override
        public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            return context.httpResponse().toBuilder()
                    .applyMutation(answer -> headers.forEach(answer::removeHeader))
                    .build();
        }
    }
}
