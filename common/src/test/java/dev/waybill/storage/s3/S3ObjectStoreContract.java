package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStoreContract;
import dev.waybill.storage.PutOutcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;

/** The part of it that does not depend on where the bytes were staged. */
abstract class S3ObjectStoreContract extends ObjectStoreContract {

    static final int PART = S3ObjectStore.PART_SIZE;

    final TestBucket bucket = TestBucket.fresh();

    @AfterEach
    void closeClient() {
        bucket.close();
    }

    @Override
    protected ObjectStore store() {
        return new S3ObjectStore(bucket.client(), bucket.name());
    }

    @Override
    protected ObjectStore storeOfAnotherProcess() {
        return store();
    }

    @Override
    protected void putForeign(ObjectKey key, byte[] content) {
        bucket.put(key.value(), new String(content, StandardCharsets.UTF_8));
    }

    @Override
    protected void beginUpload(ObjectKey key) {
        bucket.client()
                .createMultipartUpload(request -> request.bucket(bucket.name()).key(key.value()));
    }

    /** Whether files of that size become an object by completing a multipart upload. */
    abstract boolean goesInParts(int size);

    /**
     * S3 decides the race of multipart uploads too. S3Proxy looks before it completes but not while it does, so that
     * several may win, one after the other, and one that was aborted meanwhile fails for now. None leaves half an object,
     * and rivals for a key are never more than two workers with the same file.
     */
    @Override
    protected void assertDecided(int size, List<Future<PutOutcome>> puts) throws Exception {
        if (!goesInParts(size)) {
            super.assertDecided(size, puts);
            return;
        }
        assertThat(puts)
                .filteredOn(put -> put.state() == Future.State.SUCCESS && put.resultNow() == outcomeOf(size))
                .isNotEmpty();
        assertThat(puts)
                .filteredOn(put -> put.state() == Future.State.FAILED)
                .extracting(Future::exceptionNow)
                .allSatisfy(e ->
                        assertThat(((WaybillException) e).code().retryable()).isTrue());
    }

    @Override
    protected int unfinishedUploads() {
        return bucket.unfinishedUploads().size();
    }
}
