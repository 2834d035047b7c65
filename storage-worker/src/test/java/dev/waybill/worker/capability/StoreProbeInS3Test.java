package dev.waybill.worker.capability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** The probe on a real S3 wire, on which headers are lost as they are where a store does not know them. */
class StoreProbeInS3Test {

    private final S3Backend bucket = Backends.s3().newBucket();

    @Test
    void namesWhatIsMissingAndLeavesNothingBehind() {
        assertThat(missing(Set.of())).isEmpty();
        assertThat(missing(Set.of("If-None-Match"))).containsExactly(Capability.CONDITIONAL_PUT);
        assertThat(missing(Set.of("x-amz-server-side-encryption"))).containsExactly(Capability.ENCRYPTION);
        assertThat(missing(Set.of("x-amz-meta-waybill-id"))).containsExactly(Capability.METADATA);
        try (S3Client s3 = bucket.client()) {
            assertThat(s3.listObjectsV2(r -> r.bucket(bucket.bucket())).contents())
                    .isEmpty();
        }
    }

    private Set<Capability> missing(Set<String> lost) {
        try (S3Client plain = bucket.client();
                S3Client s3 = S3Client.builder()
                        .region(plain.serviceClientConfiguration().region())
                        .endpointOverride(bucket.endpoint())
                        .forcePathStyle(true)
                        .credentialsProvider(plain.serviceClientConfiguration().credentialsProvider())
                        .overrideConfiguration(c -> c.addExecutionInterceptor(new Losing(lost)))
                        .build()) {
            return new StoreProbe(new S3ObjectStore(s3, bucket.bucket())).missing();
        }
    }

    private record Losing(Set<String> headers) implements ExecutionInterceptor {

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
