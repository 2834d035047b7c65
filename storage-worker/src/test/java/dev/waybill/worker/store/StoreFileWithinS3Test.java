package dev.waybill.worker.store;

import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.error.ErrorCode;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.s3.S3StagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import dev.waybill.worker.RecordedOutcomes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What is staged in S3 is copied there, and nobody reads it on the way. */
class StoreFileWithinS3Test {

    private final S3Backend backend = Backends.s3().newBucket();
    private final S3Client s3 = backend.client();
    private final StagingArea staging = new S3StagingArea(s3, backend.bucket(), "staging/");
    private final ObjectStore store = new S3ObjectStore(s3, backend.bucket());
    private final byte[] content = bytes(1000);
    private final FileDetails file = fileOf(content);

    @AfterEach
    void close() {
        s3.close();
    }

    private StoreResult storeStaged(byte[] bytes) throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(bytes), Long.MAX_VALUE);
        return new StoreFile(staging, ObjectStores.only(store), new RecordedOutcomes())
                .store(new FileStaged(file, 1), "cause");
    }

    @Test
    void failsOtherBytesThanAnnouncedForGoodAndStoresTheRightOnesLater() throws IOException {
        byte[] flipped = content.clone();
        flipped[500] ^= 1;

        assertThat(storeStaged(flipped))
                .isInstanceOfSatisfying(
                        StoreResult.Failed.class,
                        failed -> assertThat(failed.code()).isEqualTo(ErrorCode.CHECKSUM_MISMATCH));
        assertThat(store.find(file.key())).isEmpty();
        assertThat(staging.find(file.id())).isPresent();

        assertThat(storeStaged(content)).isEqualTo(new StoreResult.Stored(false));
        try (var stored = store.open(file.key())) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
    }
}
