package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.SampleFiles;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.memory.InMemoryStagingArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with S3 is told by its name, whatever was tried. */
class S3FailuresTest {

    private static final FileDetails FILE = SampleFiles.withContent(new byte[5]);
    private static final FileDetails LARGE = SampleFiles.withContent(new byte[S3ObjectStore.PART_SIZE + 1]);

    private static TestBucket bucket;

    @BeforeAll
    static void makeBucket() {
        bucket = TestBucket.fresh();
    }

    @AfterAll
    static void closeClient() {
        bucket.close();
    }

    static Stream<Named<Consumer<S3ObjectStore>>> attempts() {
        return Stream.concat(attemptsButDeleting(), Stream.of(named("delete", store -> store.delete(FILE.key()))));
    }

    static Stream<Named<Consumer<S3ObjectStore>>> attemptsButDeleting() {
        return Stream.of(
                named("put", store -> store.putIfAbsent(FILE, staged(FILE))),
                named("put in parts", store -> store.putIfAbsent(LARGE, staged(LARGE))),
                named("find", store -> store.find(FILE.key())),
                named("open", store -> store.open(FILE.key())),
                named("check", S3ObjectStore::check));
    }

    private static StagedFile staged(FileDetails file) {
        var staging = new InMemoryStagingArea();
        try {
            staging.stage(file.id(), new ByteArrayInputStream(new byte[(int) file.size()]), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return staging.find(file.id()).orElseThrow();
    }

    private static void assertFails(Consumer<S3ObjectStore> attempt, S3ObjectStore store, ErrorCode code) {
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> attempt.accept(store))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.code().retryable())
                        .as("an outage is not a failure")
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void aWrongSecret(Consumer<S3ObjectStore> attempt) {
        try (TestBucket wrong = bucket.withWrongSecret()) {
            assertFails(attempt, new S3ObjectStore(wrong.client(), wrong.name()), ErrorCode.S3_CREDENTIALS);
        }
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void anUnknownAccessKey(Consumer<S3ObjectStore> attempt) {
        try (TestBucket wrong = bucket.withCredentials("AKIAUNKNOWN", "wrong")) {
            assertFails(attempt, new S3ObjectStore(wrong.client(), wrong.name()), ErrorCode.S3_CREDENTIALS);
        }
    }

    @ParameterizedTest
    @MethodSource("attemptsButDeleting")
    void aBucketThatIsNotThere(Consumer<S3ObjectStore> attempt) {
        assertFails(attempt, nowhere(), ErrorCode.S3_BUCKET_NOT_FOUND);
    }

    /** S3 does not delete from it; S3Proxy says that it did, which is true as far as it goes. */
    @Test
    void aBucketThatIsNotThereWhenDeleting() {
        WaybillException failure =
                catchThrowableOfType(WaybillException.class, () -> nowhere().delete(FILE.key()));

        if (failure != null) {
            assertThat(failure.code()).isEqualTo(ErrorCode.S3_BUCKET_NOT_FOUND);
        }
    }

    private static S3ObjectStore nowhere() {
        return new S3ObjectStore(bucket.client(), "waybill-no-such-bucket");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void aServerThatIsAway(Consumer<S3ObjectStore> attempt) {
        try (TestBucket away = bucket.onAServerThatIsAway()) {
            assertFails(attempt, new S3ObjectStore(away.client(), away.name()), ErrorCode.S3_CONNECTION);
        }
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void saysNothingSecret(Consumer<S3ObjectStore> attempt) {
        try (TestBucket wrong = bucket.withCredentials("AKIAUNKNOWN", "canary-secret")) {
            assertThatExceptionOfType(WaybillException.class)
                    .isThrownBy(() -> attempt.accept(new S3ObjectStore(wrong.client(), wrong.name())))
                    .satisfies(e -> assertThat(e.message()).doesNotContain("canary", "Signature=", "Credential="));
        }
    }
}
