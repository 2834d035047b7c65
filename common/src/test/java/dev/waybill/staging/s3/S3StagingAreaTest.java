package dev.waybill.staging.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.waybill.file.FileId;
import dev.waybill.staging.BucketLocation;
import dev.waybill.staging.StagingArea;
import dev.waybill.staging.StagingAreaContract;
import dev.waybill.staging.StagingUsage;
import dev.waybill.storage.s3.TestBucket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

class S3StagingAreaTest extends StagingAreaContract {

    private static final String PREFIX = "staging/";

    private final TestBucket bucket = TestBucket.fresh();

    @AfterEach
    void closeClient() {
        bucket.close();
    }

    @Override
    protected StagingArea area() {
        return new S3StagingArea(bucket.client(), bucket.name(), PREFIX);
    }

    @Override
    protected StagingArea areaOfAnotherProcess() {
        return area();
    }

    @Override
    protected int killWhileStaging(FileId id) {
        startUpload(PREFIX + id);
        return 1;
    }

    private void startUpload(String key) {
        String upload = bucket.client()
                .createMultipartUpload(request -> request.bucket(bucket.name()).key(key))
                .uploadId();
        bucket.client()
                .uploadPart(
                        request -> request.bucket(bucket.name())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(1),
                        RequestBody.fromString("half of i"));
    }

    @Test
    void stagedBytesAreEncryptedAndSayWhereTheyLie() throws IOException {
        FileId id = FileId.next();
        area().stage(id, new ByteArrayInputStream(new byte[9 << 20]), Long.MAX_VALUE);

        assertThat(area().find(id).orElseThrow().bucketLocation())
                .contains(new BucketLocation(bucket.name(), PREFIX + id));
        assertThat(bucket.head(PREFIX + id).serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
    }

    @Test
    void otherPeoplesObjectsAndUploadsAreNotCountedAndNotSwept() throws IOException {
        bucket.put("staging/README", "hands off");
        bucket.put(FileId.next().toString(), "not below the prefix");
        startUpload("uploads/agency_invoice/being-stored.pdf");
        startUpload("staging/no-id");

        assertThat(area().usage()).isEqualTo(StagingUsage.EMPTY);
        assertThat(area().sweep(Duration.ofMinutes(-1))).isZero();
        assertThat(new S3StagingArea(bucket.client(), bucket.name(), "").sweep(Duration.ofMinutes(-1)))
                .isZero();
        assertThat(bucket.unfinishedUploads()).hasSize(2);
    }

    @Test
    void aBodyIsNotReadBeforeItsTurnComes() throws Exception {
        StagingArea area = new S3StagingArea(bucket.client(), bucket.name(), PREFIX, 1);
        var first = new HeldBody();
        var second = new HeldBody();
        var third = new HeldBody();
        var firstUpload = new FutureTask<>(() -> area.stage(FileId.next(), first, 9));
        var secondUpload = new FutureTask<>(() -> area.stage(FileId.next(), second, 9));
        var thirdUpload = new CompletableFuture<Throwable>();

        Thread.ofVirtual().start(firstUpload);
        first.asked.await();
        awaitWaiting(Thread.ofVirtual().start(secondUpload));
        Thread impatient = Thread.ofVirtual()
                .start(() -> thirdUpload.complete(catchThrowable(() -> area.stage(FileId.next(), third, 9))));
        awaitWaiting(impatient);
        impatient.interrupt();

        assertThat(thirdUpload.get()).isInstanceOf(InterruptedIOException.class);
        assertThat(third.asked.getCount()).as("not read").isOne();
        assertThat(second.asked.getCount()).as("not read").isOne();
        second.released.countDown();
        first.released.countDown();
        assertThat(firstUpload.get().size()).isZero();
        assertThat(secondUpload.get().size()).isZero();
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void anUploadThatFailsGivesItsTurnBack() throws IOException {
        StagingArea area = new S3StagingArea(bucket.client(), bucket.name(), PREFIX, 1);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> area.stage(FileId.next(), new ByteArrayInputStream(new byte[2]), 1));

        assertThat(area.stage(FileId.next(), new ByteArrayInputStream(new byte[1]), 1)
                        .size())
                .isOne();
    }

    /** An empty body that does not end before it is told to. */
    private static final class HeldBody extends InputStream {

        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            asked.countDown();
            try {
                released.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return -1;
        }
    }

    /** A bucket that is away must not look like files that are gone: those fail for good. */
    @Test
    void aBucketThatIsNotThereIsAnErrorAndNotAMissingFile() {
        StagingArea nowhere = new S3StagingArea(bucket.client(), "waybill-no-such-bucket", PREFIX);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> nowhere.find(FileId.next()))
                .withMessageStartingWith("staging bucket");
        assertThatExceptionOfType(IOException.class).isThrownBy(nowhere::usage);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> nowhere.sweep(Duration.ZERO));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> nowhere.stage(FileId.next(), new ByteArrayInputStream(new byte[1]), 1));
    }

    @Test
    void aServerThatIsAwayIsAnError() {
        try (TestBucket away = bucket.onAServerThatIsAway()) {
            StagingArea area = new S3StagingArea(away.client(), away.name(), PREFIX);

            assertThatExceptionOfType(IOException.class).isThrownBy(() -> area.find(FileId.next()));
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> area.delete(FileId.next()));
        }
    }
}
