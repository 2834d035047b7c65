package dev.waybill.chaos.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.embedded.EmbeddedS3;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3FaultProxyTest {

    private static final byte[] LARGE = new byte[12 << 20];

    static {
        new Random(1).nextBytes(LARGE);
    }

    @TempDir
    static Path dataDir;

    static EmbeddedS3 server;
    static S3FaultProxy proxy;
    static S3Client direct;
    static S3Client s3;

    @BeforeAll
    static void start() {
        server = Client.server(dataDir, UnaryOperator.identity());
        proxy = S3FaultProxy.start(server.endpoint(), 0, new SplittableRandom(1));
        direct = Client.of(server.endpoint());
        s3 = Client.of(proxy.endpoint());
    }

    @AfterAll
    static void stop() {
        s3.close();
        direct.close();
        proxy.close();
        server.close();
    }

    @AfterEach
    void heal() {
        proxy.heal();
    }

    @Test
    void passesObjectsBothWays() {
        // Above 1 MiB the SDK asks first whether to go on, and all bodies come in chunks with a checksum behind them.
        s3.putObject(b -> b.bucket(Client.BUCKET).key("a b/ü+%.bin"), RequestBody.fromBytes(LARGE));
        assertThat(get("a b/ü+%.bin")).isEqualTo(LARGE);
        var head = s3.headObject(b -> b.bucket(Client.BUCKET).key("a b/ü+%.bin"));
        assertThat(head.contentLength()).isEqualTo(LARGE.length);
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(s3.listObjectsV2(b -> b.bucket(Client.BUCKET).prefix("a b/")).contents())
                .extracting(S3Object::key)
                .containsExactly("a b/ü+%.bin");
        s3.deleteObject(b -> b.bucket(Client.BUCKET).key("a b/ü+%.bin"));
        assertThat(statusOf(() -> get("a b/ü+%.bin"))).isEqualTo(404);
    }

    @Test
    void passesRangesConditionsAndEmptyBodies() {
        put("small", "hello");
        assertThat(s3.getObjectAsBytes(b -> b.bucket(Client.BUCKET).key("small").range("bytes=1-2"))
                        .asUtf8String())
                .isEqualTo("el");
        assertThat(statusOf(() -> s3.putObject(
                        b -> b.bucket(Client.BUCKET).key("small").ifNoneMatch("*"), RequestBody.fromString("other"))))
                .isEqualTo(412);
        put("empty", "");
        assertThat(get("empty")).isEmpty();
    }

    @Test
    void passesUploadsInParts() {
        complete("parts");
        assertThat(get("parts")).isEqualTo(LARGE);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new S3Fault.ServerError(), 500, "InternalError"),
                Arguments.of(new S3Fault.SlowDown(), 503, "SlowDown"),
                Arguments.of(new S3Fault.Forbidden(S3Fault.Reason.INVALID_ACCESS_KEY_ID), 403, "InvalidAccessKeyId"),
                Arguments.of(new S3Fault.Forbidden(S3Fault.Reason.EXPIRED_TOKEN), 400, "ExpiredToken"),
                Arguments.of(new S3Fault.Forbidden(S3Fault.Reason.ACCESS_DENIED), 403, "AccessDenied"),
                Arguments.of(new S3Fault.NoSuchBucket(), 404, "NoSuchBucket"),
                Arguments.of(new S3Fault.ClockSkewed(), 403, "RequestTimeTooSkewed"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesAsS3DoesAndCarriesNothingOut(S3Fault fault, int status, String code) {
        proxy.set(Chance.always(fault));
        var before = struck(fault);
        var thrown = catchThrowableOfType(S3Exception.class, () -> put("refused", "hello"));
        assertThat(thrown.statusCode()).isEqualTo(status);
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
        assertThat(thrown.requestId()).isNotBlank();
        assertThat(statusOf(() -> s3.headObject(b -> b.bucket(Client.BUCKET).key("refused"))))
                .isEqualTo(status);
        assertThat(struck(fault)).isEqualTo(before + 2);
        assertThat(statusOf(() -> direct.headObject(b -> b.bucket(Client.BUCKET).key("refused"))))
                .isEqualTo(404);
    }

    @Test
    void refusesALargeBodyAndTakesTheNext() {
        proxy.set(Chance.always(new S3Fault.SlowDown()));
        assertThatThrownBy(() -> s3.putObject(b -> b.bucket(Client.BUCKET).key("large"), RequestBody.fromBytes(LARGE)))
                .isInstanceOf(S3Exception.class);
        proxy.heal();
        s3.putObject(b -> b.bucket(Client.BUCKET).key("large"), RequestBody.fromBytes(LARGE));
    }

    @Test
    void carriesOutWhatItDoesNotAnswer() {
        proxy.set(Chance.always(new S3Fault.LostAnswer()).on(Operation.PUT_OBJECT));
        assertThatThrownBy(() -> put("lost", "hello")).isInstanceOf(SdkClientException.class);
        assertThat(get("lost")).asString().isEqualTo("hello");
        assertThat(struck(new S3Fault.LostAnswer())).isEqualTo(1);
    }

    @Test
    void saysOkToWhatFailed() {
        proxy.set(Chance.always(new S3Fault.OkWithErrorBody()));
        var thrown = catchThrowableOfType(S3Exception.class, () -> complete("not-completed"));
        assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo("InternalError");
        assertThat(thrown.awsErrorDetails().sdkHttpResponse().statusCode()).isIn(200, 500);
        put("not-copied", "hello");
        assertThatThrownBy(() -> s3.copyObject(b -> b.sourceBucket(Client.BUCKET)
                        .sourceKey("not-copied")
                        .destinationBucket(Client.BUCKET)
                        .destinationKey("copy")))
                .isInstanceOf(S3Exception.class);
        assertThat(struck(new S3Fault.OkWithErrorBody())).isEqualTo(2);
    }

    @Test
    void doesNotSayThatItEncrypts() {
        proxy.set(Chance.always(new S3Fault.DropsEncryptionHeader()));
        put("plain", "hello");
        assertThat(s3.headObject(b -> b.bucket(Client.BUCKET).key("plain")).serverSideEncryption())
                .isNull();
        assertThat(struck(new S3Fault.DropsEncryptionHeader())).isEqualTo(2);
    }

    @Test
    void flipsOneBit() {
        put("flipped", "hello");
        proxy.set(Chance.always(new S3Fault.FlippedByteInAnswer()));
        var difference = BitSet.valueOf(
                direct.getObjectAsBytes(b -> b.bucket(Client.BUCKET).key("flipped"))
                        .asByteArray());
        difference.xor(BitSet.valueOf(get("flipped")));
        assertThat(difference.cardinality()).isEqualTo(1);
    }

    @Test
    void answersSlowly() {
        put("slow", "x".repeat(3_000));
        proxy.set(Chance.always(new S3Fault.SlowAnswers(10_000)));
        var start = System.nanoTime();
        assertThat(get("slow")).hasSize(3_000);
        assertThat(System.nanoTime() - start).isGreaterThan(250_000_000);
    }

    @Test
    void dropsConnectionsWhileTheServerIsAway() {
        try (var away = S3FaultProxy.start(URI.create("http://127.0.0.1:1"), 0, new SplittableRandom(1));
                var client = Client.of(away.endpoint())) {
            assertThatThrownBy(() -> client.headBucket(b -> b.bucket(Client.BUCKET)))
                    .isInstanceOf(SdkClientException.class);
        }
    }

    private static long struck(S3Fault fault) {
        return proxy.struck().getOrDefault(fault, 0L);
    }

    private static void put(String key, String text) {
        s3.putObject(b -> b.bucket(Client.BUCKET).key(key), RequestBody.fromString(text));
    }

    private static byte[] get(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(Client.BUCKET).key(key)).asByteArray();
    }

    private static void complete(String key) {
        var upload =
                s3.createMultipartUpload(b -> b.bucket(Client.BUCKET).key(key)).uploadId();
        var half = LARGE.length / 2;
        var first = uploadPart(key, upload, 1, Arrays.copyOf(LARGE, half));
        var second = uploadPart(key, upload, 2, Arrays.copyOfRange(LARGE, half, LARGE.length));
        s3.completeMultipartUpload(
                b -> b.bucket(Client.BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(first, second)));
    }

    private static CompletedPart uploadPart(String key, String upload, int number, byte[] bytes) {
        var answer = s3.uploadPart(
                b -> b.bucket(Client.BUCKET).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(bytes));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private static int statusOf(ThrowingCallable call) {
        return catchThrowableOfType(S3Exception.class, call).statusCode();
    }
}
