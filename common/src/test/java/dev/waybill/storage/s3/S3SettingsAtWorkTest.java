package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.SampleFiles;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ByteRange;
import dev.waybill.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What a server is sent, and what is made of answers that the embedded one never gives. */
class S3SettingsAtWorkTest {

    private static final FileDetails FILE = SampleFiles.withContent(new byte[5]);
    private static final FileDetails LARGE = SampleFiles.withContent(new byte[S3ObjectStore.PART_SIZE + 1]);

    private static S3Settings settings(StubS3 server, @Nullable String checksumMode, @Nullable String token) {
        return new S3Settings(
                null,
                "a-bucket",
                "eu-west-1",
                null,
                server.endpoint(),
                null,
                true,
                "id",
                "canary-secret",
                token,
                false,
                null,
                checksumMode,
                "STANDARD_IA");
    }

    private static StubS3.Request put(@Nullable String checksumMode, @Nullable String token, FileDetails file)
            throws IOException {
        String started = "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>";
        try (StubS3 server = StubS3.answering(200, Map.of("x-amz-request-id", "r"), file == LARGE ? started : "");
                S3Client s3 = S3Clients.client(settings(server, checksumMode, token))) {
            InMemoryStagingArea staging = new InMemoryStagingArea();
            staging.stage(file.id(), new ByteArrayInputStream(new byte[(int) file.size()]), Long.MAX_VALUE);
            StagedFile staged = staging.find(file.id()).orElseThrow();
            try {
                new S3ObjectStore(s3, "a-bucket", "STANDARD_IA").putIfAbsent(file, staged);
            } catch (WaybillException e) {
                assertThat(file).as(e.message()).isSameAs(LARGE); // it finds something at the key, and stops
            }
            return server.requests().getLast();
        }
    }

    @Test
    void objectsGetTheStorageClassAndTheirSha256() throws IOException {
        assertThat(put(null, null, FILE).headers())
                .containsEntry("x-amz-storage-class", "STANDARD_IA")
                .containsEntry("x-amz-server-side-encryption", "AES256")
                .containsEntry("x-amz-checksum-sha256", FILE.sha256().base64())
                .doesNotContainKey("x-amz-security-token");
    }

    @Test
    void temporaryKeysGoWithTheirToken() throws IOException {
        assertThat(put(null, "a-token", FILE).headers()).containsEntry("x-amz-security-token", "a-token");
    }

    @Test
    void theSdkAddsChecksumsOfItsOwnOnlyWhereThatIsAskedFor() {
        assertThat(askedFor("when_required").headers()).doesNotContainKey("x-amz-checksum-crc32");
        assertThat(askedFor("when_supported").headers()).containsKey("x-amz-checksum-crc32");
    }

    private static StubS3.Request askedFor(String checksumMode) {
        try (StubS3 server = StubS3.refusing(404, "NoSuchKey");
                S3Client s3 = S3Clients.client(settings(server, checksumMode, null))) {
            assertThatExceptionOfType(WaybillException.class)
                    .isThrownBy(() -> new S3ObjectStore(s3, "a-bucket").open(FILE.key()))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
            return server.requests().getFirst();
        }
    }

    @Test
    void anArchivedObjectIsNamedSo() {
        try (StubS3 server = StubS3.refusing(403, "InvalidObjectState")) {
            assertThat(failure(server).code()).isEqualTo(ErrorCode.OBJECT_ARCHIVED);
        }
    }

    @Test
    void anArchivedObjectIsKnownByALookUntilItIsRestored() {
        assertThat(look(Map.of("x-amz-storage-class", "GLACIER")).archived()).isTrue();
        assertThat(look(Map.of("x-amz-storage-class", "DEEP_ARCHIVE", "x-amz-restore", "ongoing-request=\"true\""))
                        .archived())
                .isTrue();
        assertThat(look(Map.of(
                                "x-amz-storage-class",
                                "GLACIER",
                                "x-amz-restore",
                                "ongoing-request=\"false\", expiry-date=\"Fri, 21 Dec 2029 00:00:00 GMT\""))
                        .archived())
                .isFalse();
        assertThat(look(Map.of("x-amz-storage-class", "STANDARD_IA")).archived())
                .isFalse();
    }

    private static StoredObject look(Map<String, String> headers) {
        try (StubS3 server = StubS3.answering(200, headers, "");
                S3Client s3 = S3Clients.client(settings(server, null, null))) {
            return new S3ObjectStore(s3, "a-bucket").find(FILE.key()).orElseThrow();
        }
    }

    /** Capabilities D17 and D20. */
    @Test
    void failuresSayWhereAndWhatToDo() {
        StubS3 gone = StubS3.refusing(500, "");
        URI endpoint = gone.endpoint();
        gone.close();
        WaybillException connection = failure(gone);
        assertThat(connection.code()).isEqualTo(ErrorCode.S3_CONNECTION);
        assertThat(connection.members()).isEqualTo(Map.of("endpoint", endpoint.toString(), "region", "eu-west-1"));

        try (StubS3 server = StubS3.refusing(403, "InvalidAccessKeyId")) {
            WaybillException credentials = failure(server);
            assertThat(credentials.code()).isEqualTo(ErrorCode.S3_CREDENTIALS);
            assertThat(credentials.members().get("guidance")).asString().contains("AWS_ACCESS_KEY_ID");
            assertThat(credentials.members() + credentials.message()).doesNotContain("canary");
        }
    }

    private static WaybillException failure(StubS3 server) {
        try (S3Client s3 = S3Clients.client(settings(server, null, null))) {
            var failure = catchThrowableOfType(
                    WaybillException.class,
                    () -> new S3ObjectStore(s3, "a-bucket").open(FILE.key(), new ByteRange(0, 1)));
            assertThat(failure).isNotNull();
            return failure;
        }
    }
}
