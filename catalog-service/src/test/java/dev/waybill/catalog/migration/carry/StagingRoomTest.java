package dev.waybill.catalog.migration.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.file.FileId;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StagingRoomTest {

    private static final int KIB = 1024;

    private final StagingRoom room = new StagingRoom(3, 10);
    private final FileId one = FileId.next();
    private final FileId other = FileId.next();
    private Thread waiting = Thread.ofPlatform().unstarted(() -> {});

    @AfterEach
    void end() throws InterruptedException {
        waiting.interrupt();
        waiting.join();
    }

    @Test
    void holdsSoManyFiles() throws InterruptedException {
        for (FileId id : Stream.generate(FileId::next).limit(2).toList()) {
            room.take(id, 1);
        }
        room.take(one, 0);
        take(other, 1);
        assertWaits();

        room.settled(one);

        waiting.join();
        assertThat(room.files()).isEqualTo(3);
    }

    @Test
    void holdsSoManyBytes() throws InterruptedException {
        room.take(one, 5 * KIB);
        room.take(FileId.next(), 4 * KIB);
        take(other, KIB + 1);
        assertWaits();

        room.settled(one);

        waiting.join();
    }

    @Test
    void aLargeFileLeavesRoomForSmallOnesAndForOneOfItsKind() throws InterruptedException {
        room.take(one, 1000 * KIB);
        FileId small = FileId.next();
        room.take(small, 1);
        take(other, 1000 * KIB);
        assertWaits();

        room.settled(small);

        waiting.join();
    }

    @Test
    void isHeldOnceByEachFile() throws InterruptedException {
        room.take(one, 10 * KIB);
        room.take(one, 10 * KIB);
        room.count(one, 10 * KIB);
        assertThat(room.files()).isEqualTo(1);

        room.settled(one);
        room.settled(one);
        room.settled(other);
        assertThat(room.files()).isZero();
        room.take(other, 10 * KIB);
    }

    @Test
    void countsWhatWasStagedBeforeWhetherThereIsRoomOrNot() throws InterruptedException {
        room.count(one, 10 * KIB);
        room.count(other, 10 * KIB);
        room.count(FileId.next(), 10 * KIB);
        take(FileId.next(), 1);
        assertWaits();

        room.settled(one);
        assertWaits();
        room.settled(other);

        waiting.join();
        assertThat(room.files()).isEqualTo(2);
    }

    @Test
    void losesNoRoomToOneWhoStopsWaiting() throws InterruptedException {
        FileId third = FileId.next();
        room.take(one, 10 * KIB);
        room.take(third, 10 * KIB);
        take(other, 10 * KIB);
        assertWaits();
        waiting.interrupt();
        waiting.join();

        room.settled(one);
        room.settled(third);

        assertThat(room.files()).isZero();
        room.take(FileId.next(), 10 * KIB);
    }

    private void take(FileId id, long size) {
        waiting = Thread.ofPlatform().start(() -> {
            try {
                room.take(id, size);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void assertWaits() {
        await().pollDelay(Duration.ZERO).until(() -> waiting.getState() == Thread.State.WAITING);
    }
}
