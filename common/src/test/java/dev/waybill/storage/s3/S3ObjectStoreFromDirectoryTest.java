package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.SampleFiles;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.local.DirectoryStagingArea;
import dev.waybill.storage.PutOutcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes from a directory go through this process. */
class S3ObjectStoreFromDirectoryTest extends S3ObjectStoreContract {

    @TempDir
    Path directory;

    @Override
    protected StagedFile staged(FileDetails file, byte[] content) throws IOException {
        var staging = DirectoryStagingArea.create(directory);
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        return staging.find(file.id()).orElseThrow();
    }

    /** The store keeps a checksum of the parts' checksums for what came in parts. */
    @Override
    protected boolean keepsSha256(int size) {
        return size <= PART;
    }

    @Override
    boolean goesInParts(int size) {
        return size > PART;
    }

    @Test
    void stagedBytesThatCannotBeReadAreTheStagingAreasFault() throws IOException {
        FileDetails file = SampleFiles.withContent(random(5));
        StagedFile staged = staged(file, random(5));
        Files.delete(directory.resolve(file.id().toString()));

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> store().putIfAbsent(file, staged))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STAGING_UNAVAILABLE));
    }

    @Test
    void whatAKilledWorkerBeganForTheSameKeyIsAborted() throws IOException {
        byte[] content = random(PART + 1);
        FileDetails file = SampleFiles.withContent(content);
        beginUpload(file.key());
        beginUpload(new ObjectKey(file.key() + ".bak"));

        store().putIfAbsent(file, staged(file, content));

        assertThat(bucket.unfinishedUploads())
                .extracting(software.amazon.awssdk.services.s3.model.MultipartUpload::key)
                .containsExactly(file.key() + ".bak");
    }

    @Test
    void aRivalThatWinsWhileTheBytesAreOnTheirWayIsLeftAsItIs() throws IOException {
        byte[] content = random(PART + 1);
        FileDetails file = SampleFiles.withContent(content);

        PutOutcome outcome = store().putIfAbsent(
                        file, interrupted(content, () -> bucket.put(file.key().value(), "first")));

        assertThat(outcome).isEqualTo(PutOutcome.OCCUPIED);
        assertThat(stored(file.key())).asString().isEqualTo("first");
        assertThat(unfinishedUploads()).isZero();
    }

    @Test
    void aRivalThatWinsAndCleansUpBehindItselfIsLeftAsItIs() throws IOException {
        byte[] content = random(2 * PART);
        FileDetails file = SampleFiles.withContent(content);

        PutOutcome outcome = store().putIfAbsent(file, interrupted(content, () -> {
            bucket.put(file.key().value(), "first");
            abortUploads();
        }));

        assertThat(outcome).isEqualTo(PutOutcome.OCCUPIED);
        assertThat(stored(file.key())).asString().isEqualTo("first");
    }

    @Test
    void anUploadThatSomebodyAbortedCanBeTriedAgain() throws IOException {
        byte[] content = random(2 * PART);
        FileDetails file = SampleFiles.withContent(content);

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> store().putIfAbsent(file, interrupted(content, this::abortUploads)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.S3_UNAVAILABLE));

        assertThat(store().putIfAbsent(file, staged(file, content))).isEqualTo(PutOutcome.VERIFIED);
    }

    private void abortUploads() {
        bucket.unfinishedUploads()
                .forEach(upload -> bucket.client()
                        .abortMultipartUpload(request ->
                                request.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
    }

    /** Staged bytes before the last of which something happens. */
    private static StagedFile interrupted(byte[] content, Runnable event) {
        return new StagedFile() {
            @Override
            public long size() {
                return content.length;
            }

            @Override
            public InputStream open() {
                var start = new ByteArrayInputStream(content, 0, content.length - 1);
                var end = new ByteArrayInputStream(content, content.length - 1, 1) {
                    @Override
                    public synchronized int read(byte[] buffer, int offset, int length) {
                        if (available() > 0) {
                            event.run();
                        }
                        return super.read(buffer, offset, length);
                    }
                };
                return new SequenceInputStream(start, end);
            }
        };
    }
}
