package dev.waybill.catalog.migration.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.Samples;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileEvent;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.StagedFile;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.s3.S3ObjectStore;
import dev.waybill.testkit.Backends;
import dev.waybill.testkit.S3Backend;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class DirectCarrierTest extends CarrierContract {

    private final S3Backend backend = Backends.s3().newBucket();
    private final S3Client s3 = backend.client();
    private final ObjectStore store = new S3ObjectStore(s3, backend.bucket());

    @Override
    void close() {
        s3.close();
    }

    @Override
    Carrier carrier() {
        return new DirectCarrier(
                new Destination(heard.files, store),
                new DirectCarrier.Addresses() {
                    @Override
                    public String before(@Nullable String bucket, ObjectKey key) {
                        return "before://%s/%s".formatted(bucket, key);
                    }

                    @Override
                    public String now(ObjectKey key) {
                        return "now://" + key;
                    }
                },
                heard,
                Bandwidth.unlimited(),
                Clock.systemUTC());
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    void putForeign(ObjectKey key, byte[] content) {
        s3.putObject(r -> r.bucket(backend.bucket()).key(key.value()), RequestBody.fromBytes(content));
    }

    @Override
    void settle() {
        heard.catchUp();
    }

    @Override
    void nothingIsLeftOver() {
        assertThat(s3.listMultipartUploads(r -> r.bucket(backend.bucket())).uploads())
                .isEmpty();
    }

    @Test
    void tellsThatANewFileIsStored() {
        carrier().carry(draft, bytes, null);

        assertThat(heard.of(FileEvent.class)).containsExactly(new FileStored(file(), backend.bucket()));
        assertThat(store.find(draft.key()).orElseThrow().aes256()).isTrue();
    }

    @Test
    void tellsThatOneThatWasStoredElsewhereIsRelocated() throws IOException {
        heard.hear(Samples.stored(file(), ObjectStores.LOCAL));

        carrier().carry(draft, bytes, sha256());
        settle();

        assertStored(file(), bytes);
        assertThat(heard.of(FileEvent.class))
                .containsExactly(new FileRelocated(
                        file(),
                        ObjectStores.LOCAL,
                        backend.bucket(),
                        "before://@local/" + draft.key(),
                        "now://" + draft.key()));
    }

    /** The catalog knows a file by its details, and every event of it carries the same. */
    @Test
    void tellsOfAKnownFileAsTheCatalogKnowsIt() {
        FileDetails asKnown = Samples.ofSize(Samples.file(), 0);
        FileDetails known = new FileDetails(
                draft.id(),
                asKnown.collection(),
                asKnown.owner(),
                asKnown.docType(),
                draft.filename(),
                asKnown.originalFilename(),
                draft.key(),
                asKnown.fileType(),
                bytes.size(),
                sha256(),
                "Another title",
                null,
                asKnown.tags(),
                null,
                asKnown.createdAt());
        heard.hear(Samples.stored(known, ObjectStores.LOCAL));

        assertThat(carrier().carry(draft, bytes, null).file()).isEqualTo(known);
    }

    @Test
    void tellsARelocationOnceHoweverOftenItIsCutOffAndAgainOnceItWasTakenBack() {
        heard.hear(Samples.stored(file(), ObjectStores.LOCAL));
        carrier().carry(draft, bytes, null);
        carrier().carry(draft, bytes, null);
        assertThat(heard.events).hasSize(2);
        assertThat(heard.ids()).hasSize(1);
        settle();
        carrier().carry(draft, bytes, null);
        assertThat(heard.events).hasSize(2);

        heard.hear(new EventEnvelope(
                "taken-back",
                Instant.now().plusSeconds(1),
                "/waybill/test",
                new FileRelocated(file(), backend.bucket(), ObjectStores.LOCAL, "/new", "/old")));
        carrier().carry(draft, bytes, null);
        assertThat(heard.ids()).hasSize(2);
    }

    @Test
    void refusesToMoveOtherBytesThanTheCatalogKnows() {
        FileDetails known = draft.details(bytes.size(), Sha256.of(new byte[1]));
        heard.hear(Samples.stored(known, ObjectStores.LOCAL));

        assertRefused(draft, bytes, null, ErrorCode.CHECKSUM_MISMATCH);
        assertRefused(draft, bytes, sha256(), ErrorCode.CHECKSUM_MISMATCH);

        assertNothingHappened();
    }

    /** Its bucket may be one that nobody but this run gets at. */
    @Test
    void takesAwayAgainWhatWasDeletedMeanwhile() {
        heard.hear(Samples.stored(file(), ObjectStores.LOCAL));
        StagedFile slow = new StagedFile() {
            @Override
            public long size() {
                return bytes.size();
            }

            @Override
            public InputStream open() {
                heard.hear(Samples.deletionRequested(file()));
                return bytes.open();
            }
        };

        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> carrier().carry(draft, slow, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_DELETED));

        assertNothingHappened();
    }
}
