package dev.waybill.catalog.productindex.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.IndexObjectContract;
import dev.waybill.catalog.productindex.IndexVersion;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3IndexObjectTest extends IndexObjectContract {

    private static final ObjectKey KEY = new ObjectKey("metadata/products.json");

    private final S3Backend bucket = Backends.s3().newBucket();
    private final S3Client s3 = bucket.client();

    @Override
    protected IndexObject object() {
        return new S3IndexObject(s3, bucket.bucket(), KEY);
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void it_is_json_and_encrypted() {
        assertThat(object().write(draft("one"), Optional.empty())).isTrue();

        var head = s3.headObject(request -> request.bucket(bucket.bucket()).key(KEY.value()));
        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void an_index_that_was_deleted_meanwhile_counts_as_replaced() {
        object().write(draft("one"), Optional.empty());
        Optional<IndexVersion> seen = object().present();
        s3.deleteObject(request -> request.bucket(bucket.bucket()).key(KEY.value()));

        assertThat(object().write(draft("two"), seen)).isFalse();
        assertThat(object().present()).isEmpty();
    }

    @Test
    void a_bucket_that_is_missing_is_an_outage() {
        IndexObject object = new S3IndexObject(s3, "no-such-bucket", KEY);

        assertThatThrownBy(() -> object.write(draft("one"), Optional.empty()))
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.S3_BUCKET_NOT_FOUND));
    }

    /**
     * The embedded S3 compares and replaces in two steps, so that of those who come at the same moment several may get
     * through. Within a process one writes at a time all the same, and what replicas get wrong the next refresh mends.
     */
    @Override
    protected void assertRaceHadWinners(int winners) {
        assertThat(winners).isPositive();
    }

    @Override
    protected String text() {
        return read(KEY.value());
    }

    @Override
    protected String kept(IndexVersion version) {
        return read(version.keptAs(KEY.value()));
    }

    @Override
    protected void putStrange(String text) {
        s3.putObject(request -> request.bucket(bucket.bucket()).key(KEY.value()), RequestBody.fromString(text));
    }

    private String read(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket.bucket()).key(key))
                .asUtf8String();
    }
}
