package dev.waybill.worker.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SlotsTest {

    @Test
    void tellsWhenNoneIsInUse() throws InterruptedException {
        Slots slots = new Slots(2, 100, 1, 10);
        assertThat(slots.awaitNoneInUse(Duration.ZERO)).isTrue();
        try (var ignored = slots.acquire(1)) {
            assertThat(slots.awaitNoneInUse(Duration.ZERO)).isFalse();
        }
        assertThat(slots.awaitNoneInUse(Duration.ZERO)).isTrue();
        assertThat(slots.filesInUse()).isZero();
    }

    /** Four files, 20 bytes of memory, two large files of more than 8 bytes. */
    private final Slots slots = new Slots(4, 20, 2, 8);

    @Test
    void countsFilesAndTheMemoryTheyNeed() throws InterruptedException {
        try (var small = slots.acquire(3);
                var large = slots.acquire(1_000_000)) {
            assertThat(slots.filesInUse()).isEqualTo(2);
            assertThat(slots.bytesInUse()).isEqualTo(3 + 8);
        }
        assertThat(slots.filesInUse()).isZero();
        assertThat(slots.bytesInUse()).isZero();
    }

    @Test
    void letsSmallFilesPassALargeOneThatWaitsForItsLane() throws InterruptedException {
        Slots.Slot first = slots.acquire(9);
        Slots.Slot second = slots.acquire(9);
        CompletableFuture<Slots.Slot> third = acquireInBackground(9);

        try (var small = slots.acquire(1)) {
            assertThat(third).isNotDone();
        }
        first.close();
        await().until(third::isDone);
        third.join().close();
        second.close();
        assertThat(slots.filesInUse()).isZero();
    }

    @Test
    void makesMemoryWaitNotOverflow() throws InterruptedException {
        Slots.Slot one = slots.acquire(8);
        Slots.Slot two = slots.acquire(8);
        CompletableFuture<Slots.Slot> three = acquireInBackground(8);
        assertThat(slots.bytesInUse()).isEqualTo(16);

        one.close();
        await().until(three::isDone);
        assertThat(slots.bytesInUse()).isEqualTo(16);
        two.close();
        three.join().close();
    }

    @Test
    void makesRoomOnceHoweverOftenASlotIsClosed() throws InterruptedException {
        Slots.Slot slot = slots.acquire(9);
        slot.close();
        slot.close();

        assertThat(slots.filesInUse()).isZero();
        assertThat(slots.bytesInUse()).isZero();
    }

    private CompletableFuture<Slots.Slot> acquireInBackground(long size) {
        return CompletableFuture.supplyAsync(unchecked(() -> slots.acquire(size)));
    }

    private static <T> Supplier<T> unchecked(Callable<T> call) {
        return () -> {
            try {
                return call.call();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        };
    }
}
