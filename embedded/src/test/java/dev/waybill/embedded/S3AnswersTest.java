package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** What of S3 the server answers as S3 does, and where it does not: a new version of it should be noticed here. */
class S3AnswersTest {

    private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);
    private static final String SHA256 = sha256("hello");
    private static final int PART = 5 << 20;

    @TempDir
    static Path dataDir;

    static EmbeddedS3 server;
    static S3Client s3;

    @BeforeAll
    static void start() {
        server = EmbeddedS3.start(dataDir, 0, S3.ACCESS_KEY, S3.SECRET_KEY);
        server.createBucket(S3.BUCKET);
        s3 = S3.client(server);
    }

    @AfterAll
    static void stop() {
        s3.close();
        server.close();
    }

    @Nested
    class AsS3Does {

        @Test
        void reportsEncryptionOfAPutThatDidNotAskForIt() {
            assertThat(put("plain", b -> {}).serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
            assertThat(head("plain").serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        }

        @Test
        void takesAPutThatAsksForEncryption() {
            var answer = put("encrypted", b -> b.serverSideEncryption(ServerSideEncryption.AES256));
            assertThat(answer.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        }

        @Test
        void givesBackTheSha256ThatWasSentAsAHeader() {
            assertThat(put("summed", b -> b.checksumSHA256(SHA256)).checksumSHA256())
                    .isEqualTo(SHA256);
            assertThat(head("summed").checksumSHA256()).isEqualTo(SHA256);
        }

        @Test
        void refusesAWrongSha256AndKeepsNothing() {
            assertRefused(400, "BadDigest", () -> put("wrong", b -> b.checksumSHA256(sha256("other"))));
            assertRefused(
                    404,
                    "NoSuchKey",
                    () -> s3.getObject(b -> b.bucket(S3.BUCKET).key("wrong")));
        }

        @Test
        void refusesAWrongMd5() {
            assertRefused(400, "BadDigest", () -> put("wrong", b -> b.contentMD5(base64(new byte[16]))));
        }

        @Test
        void putsOnlyWhatIsNotThere() {
            put("once", b -> b.ifNoneMatch("*"));
            assertRefused(412, "PreconditionFailed", () -> put("once", b -> b.ifNoneMatch("*")));
        }

        @Test
        void replacesOnlyTheETagItWasToldOf() {
            var eTag = put("matched", b -> {}).eTag();
            put("matched", b -> b.ifMatch(eTag));
            assertRefused(412, "PreconditionFailed", () -> put("matched", b -> b.ifMatch("\"0\"")));
        }

        @Test
        void givesBackMetadata() {
            put("described", b -> b.metadata(Map.of("file-id", "1")).contentType("text/plain"));
            assertThat(head("described").metadata()).containsExactly(Map.entry("file-id", "1"));
            assertThat(head("described").contentType()).isEqualTo("text/plain");
        }

        @Test
        void copiesMetadataAndChecksum() {
            put("source", b -> b.metadata(Map.of("file-id", "1")).checksumSHA256(SHA256));
            var answer = s3.copyObject(b -> b.sourceBucket(S3.BUCKET)
                    .sourceKey("source")
                    .destinationBucket(S3.BUCKET)
                    .destinationKey("copy"));
            assertThat(answer.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
            assertThat(head("copy").metadata()).containsEntry("file-id", "1");
            assertThat(head("copy").checksumSHA256()).isEqualTo(SHA256);
        }

        @Test
        void uploadsInParts() {
            var upload = begin("parts");
            var parts = IntStream.rangeClosed(1, 2)
                    .mapToObj(number -> uploadPart("parts", upload, number))
                    .toList();
            complete("parts", upload, parts, b -> {});
            assertThat(head("parts").contentLength()).isEqualTo(2 * PART);
            assertThat(head("parts").serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
            assertThat(head("parts").metadata()).containsEntry("file-id", "1");
            assertThat(head("parts").contentType()).isEqualTo("text/plain");
        }

        @Test
        void completesTwiceWithTheSameAnswer() {
            var upload = begin("twice");
            var parts = List.of(uploadPart("twice", upload, 1));
            var first = complete("twice", upload, parts, b -> {});
            assertThat(complete("twice", upload, parts, b -> {}).eTag()).isEqualTo(first.eTag());
        }

        @Test
        void completesPartsCopiedFromAnotherObjectOnlyWhereNothingIs() {
            put("part-source", b -> {});
            var upload = begin("part-copied");
            complete("part-copied", upload, List.of(copyPart("part-copied", upload)), b -> b.ifNoneMatch("*"));
            assertThat(head("part-copied").serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
            assertThat(head("part-copied").metadata()).containsEntry("file-id", "1");

            var second = begin("part-copied");
            var parts = List.of(copyPart("part-copied", second));
            assertRefused(
                    412, "PreconditionFailed", () -> complete("part-copied", second, parts, b -> b.ifNoneMatch("*")));
            abort("part-copied", second);
        }

        @Test
        void refusesAPartWithAWrongSha256() {
            var upload = begin("bad-part");
            assertRefused(
                    400,
                    "BadDigest",
                    () -> s3.uploadPart(
                            b -> b.bucket(S3.BUCKET)
                                    .key("bad-part")
                                    .uploadId(upload)
                                    .partNumber(1)
                                    .checksumSHA256(sha256("other")),
                            RequestBody.fromBytes(BODY)));
            abort("bad-part", upload);
        }

        @Test
        void listsAndAbortsUploads() {
            var upload = begin("aborted");
            uploadPart("aborted", upload, 1);
            assertThat(uploads("aborted")).containsExactly(upload);
            abort("aborted", upload);
            assertThat(uploads("aborted")).isEmpty();
            assertRefused(404, "NoSuchUpload", () -> abort("aborted", upload));
        }

        @Test
        void listsInPages() {
            IntStream.range(0, 25).forEach(i -> put("paged/%02d".formatted(i), b -> {}));
            var page = s3.listObjectsV2(b ->
                    b.bucket(S3.BUCKET).prefix("paged/").startAfter("paged/05").maxKeys(2));
            assertThat(page.contents()).extracting(S3Object::key).containsExactly("paged/06", "paged/07");
            assertThat(page.isTruncated()).isTrue();
            var next = s3.listObjectsV2(b -> b.bucket(S3.BUCKET)
                    .prefix("paged/")
                    .continuationToken(page.nextContinuationToken())
                    .maxKeys(2));
            assertThat(next.contents()).extracting(S3Object::key).containsExactly("paged/08", "paged/09");
            assertThat(s3.listObjectsV2Paginator(
                                    b -> b.bucket(S3.BUCKET).prefix("paged/").maxKeys(10))
                            .contents())
                    .hasSize(25);
        }

        @Test
        void readsARange() {
            put("ranged", b -> {});
            assertThat(s3.getObjectAsBytes(
                                    b -> b.bucket(S3.BUCKET).key("ranged").range("bytes=1-2"))
                            .asUtf8String())
                    .isEqualTo("el");
            assertRefused(
                    416,
                    "InvalidRange",
                    () -> s3.getObject(b -> b.bucket(S3.BUCKET).key("ranged").range("bytes=10-20")));
        }

        @Test
        void deletesWhatIsNotThere() {
            s3.deleteObject(b -> b.bucket(S3.BUCKET).key("never"));
        }
    }

    @Nested
    class NotAsS3Does {

        /** The SDK sends a checksum that it works out itself behind the body. */
        @Test
        void forgetsAChecksumThatCameBehindTheBody() {
            assertThat(put("trailed", b -> b.checksumAlgorithm(ChecksumAlgorithm.SHA256))
                            .checksumSHA256())
                    .isNull();
            assertThat(head("trailed").checksumSHA256()).isNull();
        }

        @Test
        void worksOutNoChecksumOfACopy() {
            put("unsummed", b -> {});
            s3.copyObject(b -> b.sourceBucket(S3.BUCKET)
                    .sourceKey("unsummed")
                    .destinationBucket(S3.BUCKET)
                    .destinationKey("unsummed-copy")
                    .checksumAlgorithm(ChecksumAlgorithm.SHA256));
            assertThat(head("unsummed-copy").checksumSHA256()).isNull();
        }

        @Test
        void losesTheChecksumOfACopyWithNewMetadata() {
            put("redescribed", b -> b.checksumSHA256(SHA256));
            s3.copyObject(b -> b.sourceBucket(S3.BUCKET)
                    .sourceKey("redescribed")
                    .destinationBucket(S3.BUCKET)
                    .destinationKey("redescribed-copy")
                    .metadataDirective(MetadataDirective.REPLACE)
                    .metadata(Map.of("file-id", "2")));
            assertThat(head("redescribed-copy").metadata()).containsEntry("file-id", "2");
            assertThat(head("redescribed-copy").checksumSHA256()).isNull();
        }

        @Test
        void copiesOverWhatIsThereThoughToldNotTo() {
            put("copy-source", b -> b.metadata(Map.of("of", "source")));
            put("copy-target", b -> b.metadata(Map.of("of", "target")));
            s3.copyObject(b -> b.sourceBucket(S3.BUCKET)
                    .sourceKey("copy-source")
                    .destinationBucket(S3.BUCKET)
                    .destinationKey("copy-target")
                    .ifNoneMatch("*"));
            assertThat(head("copy-target").metadata()).containsEntry("of", "source");
        }

        @Test
        void doesNotSayInTheAnswerToAnUnconditionalCompleteThatItEncrypts() {
            var upload = begin("silent");
            var answer = complete("silent", upload, List.of(uploadPart("silent", upload, 1)), b -> {});
            assertThat(answer.serverSideEncryption()).isNull();
        }

        @Test
        void readsNoSinglePartOfSeveral() {
            var upload = begin("parted");
            var parts = List.of(uploadPart("parted", upload, 1), uploadPart("parted", upload, 2));
            complete("parted", upload, parts, b -> {});
            assertRefused(
                    501,
                    "NotImplemented",
                    () -> s3.getObject(b -> b.bucket(S3.BUCKET).key("parted").partNumber(1)));
        }

        @Test
        void forgetsTags() {
            put("tagged", b -> b.tagging("a=b"));
            assertRefused(
                    501,
                    "NotImplemented",
                    () -> s3.getObjectTagging(b -> b.bucket(S3.BUCKET).key("tagged")));
        }

        @Test
        void takesNoKeyBelowAnObject() {
            put("object", b -> {});
            assertRefused(500, "InternalError", () -> put("object/below", b -> {}));
        }

        @Test
        void takesNoKeyWithAPartOf220Characters() {
            put("n".repeat(218), b -> {});
            assertRefused(500, "InternalError", () -> put("n".repeat(220), b -> {}));
        }
    }

    private static PutObjectResponse put(String key, Consumer<PutObjectRequest.Builder> more) {
        var request = PutObjectRequest.builder().bucket(S3.BUCKET).key(key);
        more.accept(request);
        return s3.putObject(request.build(), RequestBody.fromBytes(BODY));
    }

    private static HeadObjectResponse head(String key) {
        return s3.headObject(b -> b.bucket(S3.BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private static String begin(String key) {
        return s3.createMultipartUpload(b -> b.bucket(S3.BUCKET)
                        .key(key)
                        .metadata(Map.of("file-id", "1"))
                        .contentType("text/plain"))
                .uploadId();
    }

    private static CompletedPart uploadPart(String key, String upload, int number) {
        var answer = s3.uploadPart(
                b -> b.bucket(S3.BUCKET).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(new byte[PART]));
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private static CompletedPart copyPart(String key, String upload) {
        var answer = s3.uploadPartCopy(b -> b.sourceBucket(S3.BUCKET)
                .sourceKey("part-source")
                .destinationBucket(S3.BUCKET)
                .destinationKey(key)
                .uploadId(upload)
                .partNumber(1));
        return CompletedPart.builder()
                .partNumber(1)
                .eTag(answer.copyPartResult().eTag())
                .build();
    }

    private static CompleteMultipartUploadResponse complete(
            String key,
            String upload,
            List<CompletedPart> parts,
            Consumer<CompleteMultipartUploadRequest.Builder> more) {
        var request = CompleteMultipartUploadRequest.builder()
                .bucket(S3.BUCKET)
                .key(key)
                .uploadId(upload)
                .multipartUpload(m -> m.parts(parts));
        more.accept(request);
        return s3.completeMultipartUpload(request.build());
    }

    private static void abort(String key, String upload) {
        s3.abortMultipartUpload(b -> b.bucket(S3.BUCKET).key(key).uploadId(upload));
    }

    private static List<String> uploads(String key) {
        return s3.listMultipartUploads(b -> b.bucket(S3.BUCKET).prefix(key)).uploads().stream()
                .map(MultipartUpload::uploadId)
                .toList();
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }

    private static String sha256(String text) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
