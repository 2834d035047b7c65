package dev.waybill.catalog.migration.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.catalog.Samples;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.FileFailed;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStore;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineCarrierTest extends CarrierContract {

    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final StagingRoom room = new StagingRoom();
    private final TestWorker worker = new TestWorker(heard, staging, store);
    private boolean caughtUp = true;
    private int stagings;

    @Override
    Carrier carrier() {
        var counted = new ForwardingStagingArea(staging) {
            @Override
            public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
                stagings++;
                return super.stage(id, body, limit);
            }
        };
        return new PipelineCarrier(
                new Destination(heard.files, store),
                counted,
                heard,
                patience -> caughtUp && heard.catchUp(),
                room,
                Bandwidth.unlimited(),
                Clock.systemUTC());
    }

    @Override
    ObjectStore store() {
        return store;
    }

    @Override
    void putForeign(ObjectKey key, byte[] content) {
        StoredObject foreign = new StoredObject(
                key,
                content.length,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                Optional.empty(),
                false);
        store.put(key, foreign, content);
    }

    @Override
    void settle() throws IOException {
        worker.work();
        heard.catchUp();
    }

    @Override
    void nothingIsLeftOver() throws IOException {
        worker.work();
        assertThat(staging.usage().files()).isZero();
    }

    @Override
    void close() {
        // Nothing is held.
    }

    @Test
    void stagesTheBytesAndAnnouncesThemAsTheFirstAttempt() throws IOException {
        carrier().carry(draft, bytes, null);

        assertThat(heard.of(FileStaged.class)).containsExactly(new FileStaged(file(), 1));
        assertThat(staging.find(draft.id()).orElseThrow().open().readAllBytes()).isEqualTo(bytes.content());
        assertThat(room.files()).isEqualTo(1);
    }

    @Test
    void stagesNothingAgainThatTheCatalogHasStored() throws IOException {
        carrier().carry(draft, bytes, null);
        settle();

        carrier().carry(draft, bytes, null);

        assertThat(stagings).isEqualTo(1);
        assertThat(heard.of(FileStaged.class)).hasSize(1);
    }

    /** As after a kill: the worker was quicker than the catalog, and than the ledger. */
    @Test
    void stagesNothingAgainThatAWorkerHasStoredBeforeTheCatalogHeard() throws IOException {
        carrier().carry(draft, bytes, null);
        worker.work();

        assertThat(carrier().carry(draft, bytes, null)).isEqualTo(new Carried(file(), false));

        assertThat(stagings).isEqualTo(1);
        assertThat(heard.of(FileStaged.class)).hasSize(1);
    }

    /** As after a kill between staging and announcing. */
    @Test
    void stagesAgainWhatWasNeverAnnounced() throws IOException {
        staging.stage(draft.id(), new ByteArrayInputStream(new byte[3]), 3);

        carrier().carry(draft, bytes, null);
        settle();

        assertStored(file(), bytes);
    }

    @Test
    void changesNoBytesThatWereAnnouncedAlready() throws IOException {
        carrier().carry(draft, bytes, null);

        assertThat(carrier().carry(draft, Bytes.of(10), null)).isEqualTo(new Carried(file(), false));
        assertRefused(draft, Bytes.of(10), Sha256.of(Bytes.of(10).content()), ErrorCode.CHECKSUM_MISMATCH);
        settle();

        assertStored(file(), bytes);
    }

    /** As after a restart: what others have staged before still lies there. */
    @Test
    void countsWhatWasAnnouncedBeforeThisProcessBegan() {
        heard.hear(Samples.staged(file()));

        carrier().carry(draft, bytes, null);

        assertThat(room.files()).isEqualTo(1);
        assertThat(stagings).isZero();
    }

    @Test
    void waitsUntilTheCatalogCanSayWhetherStagedBytesWereAnnounced() throws IOException {
        carrier().carry(draft, bytes, null);
        caughtUp = false;

        assertRefused(draft, bytes, null, ErrorCode.CATALOG_UNAVAILABLE);

        assertThat(stagings).isEqualTo(1);
    }

    @Test
    void saysNothingMoreOfAFileThatFailed() throws IOException {
        heard.hear(Samples.event(new FileFailed(file(), ErrorCode.KEY_TAKEN, "taken", 1)));

        assertThat(carrier().carry(draft, bytes, null)).isEqualTo(new Carried(file(), false));

        assertThat(stagings).isZero();
    }

    @Test
    void aStagingAreaThatFailsIsTriedAgain() {
        var away = new ForwardingStagingArea(staging) {
            @Override
            public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
                throw new IOException("away");
            }
        };
        Carrier carrier = new PipelineCarrier(
                new Destination(heard.files, store),
                away,
                heard,
                patience -> true,
                room,
                Bandwidth.unlimited(),
                Clock.systemUTC());
        assertThatExceptionOfType(WaybillException.class)
                .isThrownBy(() -> carrier.carry(draft, bytes, null))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STAGING_UNAVAILABLE));
        assertNothingHappened();
    }
}
