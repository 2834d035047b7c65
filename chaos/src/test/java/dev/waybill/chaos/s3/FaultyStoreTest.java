package dev.waybill.chaos.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import dev.waybill.embedded.EmbeddedS3;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FaultyStoreTest {

    @TempDir
    static Path dataDir;

    static EmbeddedS3 server;
    static FaultyStore store;
    static S3Client s3;

    @BeforeAll
    static void start() {
        var faulty = new AtomicReference<FaultyStore>();
        server = Client.server(dataDir, around -> {
            faulty.set(new FaultyStore(around, dataDir));
            return faulty.get();
        });
        store = faulty.get();
        s3 = Client.of(server.endpoint());
    }

    @AfterAll
    static void stop() {
        s3.close();
        server.close();
    }

    @AfterEach
    void heal() {
        store.set(Set.of());
    }

    @Test
    void keepsItsWordWithoutFaults() {
        putOnce("sound", "first");
        assertThatThrownBy(() -> putOnce("sound", "second")).isInstanceOf(S3Exception.class);
        assertThat(get("sound")).isEqualTo("first");
    }

    @Test
    void overwritesThoughToldNotTo() {
        putOnce("put", "first");
        completeOnce("completed", "first");
        store.set(Set.of(ServerFault.IGNORES_IF_NONE_MATCH));
        putOnce("put", "second");
        completeOnce("completed", "second");
        assertThat(get("put")).isEqualTo("second");
        assertThat(get("completed")).isEqualTo("second");
    }

    @Test
    void keepsOtherBytesThanWereSentAndTheirChecksum() {
        store.set(Set.of(ServerFault.FLIPS_BYTE_AT_REST));
        var sha256 = Base64.getEncoder()
                .encodeToString(Hashing.sha256()
                        .hashString("hello", StandardCharsets.UTF_8)
                        .asBytes());
        s3.putObject(
                b -> b.bucket(Client.BUCKET).key("rotten").checksumSHA256(sha256), RequestBody.fromString("hello"));
        completeOnce("rotten-parts", "hello");
        // 'l' with its last bit turned over.
        assertThat(get("rotten")).isEqualTo("hemlo");
        assertThat(get("rotten-parts")).isEqualTo("hemlo");
        assertThat(s3.headObject(b -> b.bucket(Client.BUCKET).key("rotten").checksumMode(ChecksumMode.ENABLED))
                        .checksumSHA256())
                .isEqualTo(sha256);
    }

    private static void putOnce(String key, String text) {
        s3.putObject(b -> b.bucket(Client.BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
    }

    private static void completeOnce(String key, String text) {
        var upload =
                s3.createMultipartUpload(b -> b.bucket(Client.BUCKET).key(key)).uploadId();
        var eTag = s3.uploadPart(
                        b -> b.bucket(Client.BUCKET).key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromString(text))
                .eTag();
        s3.completeMultipartUpload(b -> b.bucket(Client.BUCKET)
                .key(key)
                .uploadId(upload)
                .ifNoneMatch("*")
                .multipartUpload(m ->
                        m.parts(CompletedPart.builder().partNumber(1).eTag(eTag).build())));
    }

    /** With the SDK's own check of checksums off, which would refuse what is rotten. */
    private static String get(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(Client.BUCKET).key(key)).asUtf8String();
    }
}
