package dev.waybill.worker.store;

import static dev.waybill.worker.TestFiles.bytes;
import static dev.waybill.worker.TestFiles.fileOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.event.FileStaged;
import dev.waybill.event.FileStored;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.ObjectKey;
import dev.waybill.staging.ForwardingStagingArea;
import dev.waybill.staging.StagedFile;
import dev.waybill.staging.memory.InMemoryStagingArea;
import dev.waybill.storage.ObjectStores;
import dev.waybill.storage.PutOutcome;
import dev.waybill.storage.StoredObject;
import dev.waybill.storage.memory.InMemoryObjectStore;
import dev.waybill.worker.ForwardingObjectStore;
import dev.waybill.worker.RecordedOutcomes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The worker dies before or after any of its steps, any number of times: each delivery begins with what is there. */
class StoreFileCrashTest {

    private static final class Crash extends Error {}

    private final byte[] content = bytes(100);
    private final FileDetails file = fileOf(content);
    private final InMemoryStagingArea staging = new InMemoryStagingArea();
    private final InMemoryObjectStore bucket = new InMemoryObjectStore();
    private final RecordedOutcomes outcomes = new RecordedOutcomes();
    private int untilCrash;

    @Property
    void endsInOneObjectWhereverItIsCutOff(@ForAll @Size(max = 8) List<@IntRange(max = 12) Integer> crashes)
            throws IOException {
        staging.stage(file.id(), new ByteArrayInputStream(content), Long.MAX_VALUE);
        Deque<Integer> left = new ArrayDeque<>(crashes);
        do {
            untilCrash = left.isEmpty() ? Integer.MAX_VALUE : left.removeFirst();
        } while (!delivered());

        assertThat(bucket.open(file.key()).readAllBytes()).isEqualTo(content);
        assertThat(staging.find(file.id())).isEmpty();
        assertThat(outcomes.told).isNotEmpty().containsOnly(new FileStored(file, bucket.bucket()));
    }

    private boolean delivered() {
        try {
            var storeFile = new StoreFile(
                    new DyingStaging(),
                    ObjectStores.only(new DyingStore()),
                    (outcome, cause) -> dying(() -> {
                        outcomes.publish(outcome, cause);
                        return true;
                    }));
            assertThat(storeFile.store(new FileStaged(file, 1), "cause")).isInstanceOf(StoreResult.Stored.class);
            return true;
        } catch (Crash e) {
            return false;
        }
    }

    private <T> T dying(Supplier<T> step) {
        crashIfDue();
        T done = step.get();
        crashIfDue();
        return done;
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
        public Optional<StagedFile> find(FileId id) {
            return dying(() -> staging.find(id));
        }

        @Override
        public void delete(FileId id) {
            assertThat(outcomes.told).as("told before the bytes go").isNotEmpty();
            dying(() -> {
                staging.delete(id);
                return true;
            });
        }
    }

    private final class DyingStore extends ForwardingObjectStore {

        DyingStore() {
            super(bucket);
        }

        @Override
        public PutOutcome putIfAbsent(FileDetails file, StagedFile bytes) {
            return dying(() -> super.putIfAbsent(file, bytes));
        }

        @Override
        public Optional<StoredObject> find(ObjectKey key) {
            return dying(() -> super.find(key));
        }
    }
}
