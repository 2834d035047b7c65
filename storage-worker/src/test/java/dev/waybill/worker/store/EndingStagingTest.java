package dev.waybill.worker.store;

import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.stream.BlockStream;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import dev.waybill.worker.RecordedOutcomes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** A worker that stops in the middle of a large file. */
class EndingStagingTest {

    private static final int TWO_PARTS = 2 * S3ObjectStore.PART_SIZE;

    private final InMemoryStagingArea bytes = new InMemoryStagingArea();
    private final EndingStaging staging = new EndingStaging(new ForwardingStagingArea(bytes) {
        @Override
        public Optional<StagedFile> find(FileId id) throws IOException {
            return super.find(id).map(EndingStagingTest.this::endedInTheMiddle);
        }
    });
    private final RecordedOutcomes outcomes = new RecordedOutcomes();

    @Test
    void aLargeFileUnderWayIsAbortedAndStoredByTheNext() throws IOException {
        S3Backend backend = Backends.s3().newBucket();
        byte[] content = bytes(TWO_PARTS);
        FileDetails file = fileOf(content);
        bytes.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        try (S3Client s3 = backend.client()) {
            var store = new S3ObjectStore(s3, backend.bucket());
            var stores = ObjectStores.only(store);

            assertThatExceptionOfType(WaybillException.class)
                    .isThrownBy(() -> new StoreFile(staging, stores, outcomes).store(new FileStaged(file, 1), "cause"))
                    .matches(e -> e.code() == ErrorCode.STAGING_UNAVAILABLE);
            assertThat(s3.listMultipartUploads(list -> list.bucket(backend.bucket()))
                            .uploads())
                    .isEmpty();
            assertThat(store.find(file.key())).isEmpty();

            assertThat(new StoreFile(bytes, stores, outcomes).store(new FileStaged(file, 1), "cause"))
                    .isEqualTo(new StoreResult.Stored(false));
        }
    }

    /** The worker is told to stop once the first part has been read. */
    private StagedFile endedInTheMiddle(StagedFile file) {
        return new StagedFile() {
            @Override
            public long size() {
                return file.size();
            }

            @Override
            public InputStream open() throws IOException {
                return new BlockStream(file.open()) {
                    private int seen;

                    @Override
                    public int read(byte[] block, int offset, int length) throws IOException {
                        int count = super.read(block, offset, length);
                        seen += count;
                        if (seen >= S3ObjectStore.PART_SIZE) {
                            staging.end();
                        }
                        return count;
                    }
                };
            }
        };
    }
}
