package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.SampleFiles;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.s3.S3StagingArea;
import dev.waybill.storage.PutOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Bytes from a bucket are copied within the store. */
class S3ObjectStoreFromBucketTest extends S3ObjectStoreContract {

    private S3StagingArea staging() {
        return new S3StagingArea(bucket.client(), bucket.name(), "staging/");
    }

    @Override
    protected StagedFile staged(FileDetails file, byte[] content) throws IOException {
        staging().stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        return staging().find(file.id()).orElseThrow();
    }

    /** There is nothing to copy of an empty file, so that is put. */
    @Override
    protected PutOutcome outcomeOf(int size) {
        return size == 0 ? PutOutcome.VERIFIED : PutOutcome.UNVERIFIED;
    }

    @Override
    protected boolean keepsSha256(int size) {
        return size == 0;
    }

    @Override
    boolean goesInParts(int size) {
        return size > 0;
    }

    /** A copy compares nothing, and says so: whoever asked for it reads the object before calling it stored. */
    @Override
    protected void assertTellsApart(FileDetails file, byte[] otherBytes) throws IOException {
        assertThat(store().putIfAbsent(file, staged(file, otherBytes))).isEqualTo(PutOutcome.UNVERIFIED);

        assertThat(stored(file.key())).isEqualTo(otherBytes);
        assertThat(store().find(file.key()).orElseThrow().storeSha256()).isEmpty();
    }

    /** That they are gone is for a look into staging to say; until then trying again may help. */
    @Test
    void stagedBytesThatWentAwayAreNoMissingBucket() throws IOException {
        FileDetails file = SampleFiles.withContent(random(5));
        StagedFile staged = staged(file, random(5));
        staging().delete(file.id());

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> store().putIfAbsent(file, staged))
                .satisfies(e -> {
                    assertThat(e.code().retryable()).isTrue();
                    assertThat(e.code().name()).isNotEqualTo("S3_BUCKET_NOT_FOUND");
                });
        assertThat(unfinishedUploads()).isZero();
    }
}
