package dev.waybill.catalog.migration.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.migration.Draft;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileRelocated;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileStatus;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.Sha256;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedReceipt;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.memory.InMemoryObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The catalog-service dies before or after any step, any number of times; workers and the projection lag as they like. */
class CarryCrashTest {

    private static final class Crash extends Error {}

    private final Heard heard = new Heard();
    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final InMemoryObjectStore bucket = new InMemoryObjectStore();
    private final TestWorker worker = new TestWorker(heard, staging, bucket);
    private final Draft draft = Draft.of(Samples.file());
    private final Bytes bytes = Bytes.of(100);
    private final FileDetails file = draft.details(100, Sha256.of(bytes.content()));
    private int untilCrash;

    /** @param lives when each dies, and who does something before the next: 1 a worker, 2 the projection, 3 both */
    @Property
    void aFileThatIsStagedEndsAsOneObjectAndLeavesNothing(
            @ForAll @Size(max = 8) List<@IntRange(max = 31) Integer> lives) throws IOException {
        carriedAfter(lives, this::pipeline);
        worker.work();
        heard.catchUp();

        assertStored();
        assertThat(staging.usage().files()).isZero();
    }

    @Property
    void aFileThatIsPutEndsAsOneObjectAndIsToldByOneEvent(
            @ForAll @Size(max = 8) List<@IntRange(max = 31) Integer> lives) throws IOException {
        carriedAfter(lives, this::direct);
        heard.catchUp();

        assertStored();
        assertThat(heard.ids()).hasSize(1);
        assertThat(heard.of(FileStored.class)).isNotEmpty().containsOnly(new FileStored(file, bucket.bucket()));
    }

    @Property
    void aFileThatMovesIsToldByOneEvent(@ForAll @Size(max = 8) List<@IntRange(max = 31) Integer> lives)
            throws IOException {
        heard.hear(Samples.stored(file, ObjectStores.LOCAL));
        carriedAfter(lives, this::direct);
        heard.catchUp();

        assertStored();
        assertThat(heard.ids()).hasSize(1);
        assertThat(heard.of(FileRelocated.class)).isNotEmpty();
    }

    private void carriedAfter(List<Integer> lives, Supplier<Carrier> next) throws IOException {
        Deque<Integer> left = new ArrayDeque<>(lives);
        boolean carried = false;
        while (!carried) {
            int life = left.isEmpty() ? -1 : left.removeFirst();
            untilCrash = life < 0 ? Integer.MAX_VALUE : life / 4;
            carried = isCarriedBy(next.get());
            if ((life & 1) != 0) {
                worker.work();
            }
            if ((life & 2) != 0) {
                heard.catchUp();
            }
        }
    }

    private boolean isCarriedBy(Carrier carrier) {
        try {
            assertThat(carrier.carry(draft, bytes, null)).isEqualTo(new Carried(file, false));
            return true;
        } catch (Crash e) {
            return false;
        }
    }

    private void assertStored() throws IOException {
        assertThat(bucket.open(file.key()).readAllBytes()).isEqualTo(bytes.content());
        CatalogEntry entry = heard.entry(file.id());
        assertThat(entry.status()).isEqualTo(FileStatus.STORED);
        assertThat(entry.standing().bucket()).isEqualTo(bucket.bucket());
    }

    private Carrier pipeline() {
        return new PipelineCarrier(
                new Destination(heard.files, bucket),
                new DyingStaging(),
                this::publish,
                patience -> heard.catchUp(),
                new StagingRoom(),
                Bandwidth.unlimited(),
                Clock.systemUTC());
    }

    private Carrier direct() {
        return new DirectCarrier(
                new Destination(heard.files, bucket),
                new NoAddresses(),
                this::publish,
                Bandwidth.unlimited(),
                Clock.systemUTC());
    }

    private void publish(EventEnvelope event) {
        crashIfDue();
        heard.publish(event);
        crashIfDue();
    }

    private void crashIfDue() {
        if (untilCrash-- == 0) {
            throw new Crash();
        }
    }

    private final class DyingStaging extends ForwardingStagingArea {

        DyingStaging() {
            super(staging);
        }

        @Override
        public StagedReceipt stage(FileId id, InputStream body, long limit) throws IOException {
            crashIfDue();
            StagedReceipt receipt = super.stage(id, body, limit);
            crashIfDue();
            return receipt;
        }
    }

    private static final class NoAddresses implements DirectCarrier.Addresses {

        @Override
        public String before(@Nullable String bucket, ObjectKey key) {
            return "/old";
        }

        @Override
        public String now(ObjectKey key) {
            return "/new";
        }
    }
}
