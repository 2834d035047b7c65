package dev.waybill.consume.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class OffsetTrackerTest {

    private final OffsetTracker offsets = new OffsetTracker();

    @Test
    void hasNothingToCommitBeforeTheFirstRecord() {
        assertThat(offsets.committable()).isEmpty();
        assertThat(offsets.window()).isZero();
    }

    @Test
    void commitsUpToTheFirstUnfinishedRecord() {
        List.of(10L, 11L, 12L).forEach(offsets::take);

        offsets.finish(10);
        offsets.finish(12);

        assertThat(offsets.committable()).hasValue(11);
        assertThat(offsets.unfinished()).isEqualTo(1);
        assertThat(offsets.window()).isEqualTo(2);
    }

    @Test
    void commitsBehindTheLastRecordWhenAllAreFinished() {
        offsets.take(10);
        offsets.finish(10);

        assertThat(offsets.committable()).hasValue(11);
        assertThat(offsets.window()).isZero();
    }

    @Test
    void refusesToGoBack() {
        offsets.take(10);

        assertThatIllegalArgumentException().isThrownBy(() -> offsets.take(10));
    }

    @Test
    void finishesARecordOnlyOnce() {
        offsets.take(10);
        offsets.finish(10);
        offsets.finish(10);
        offsets.finish(99);

        assertThat(offsets.unfinished()).isZero();
        assertThat(offsets.committable()).hasValue(11);
    }

    @Property
    void neverCommitsAnUnfinishedRecordAndNeverGoesBack(
            @ForAll @Size(min = 1, max = 60) @UniqueElements List<@IntRange(max = 500) Integer> taken,
            @ForAll Random random) {
        var tracker = new OffsetTracker();
        var unfinished = new TreeSet<>(taken);
        unfinished.forEach(tracker::take);
        List<Integer> order = new ArrayList<>(taken);
        Collections.shuffle(order, random);

        long before = -1;
        for (int offset : order) {
            tracker.finish(offset);
            unfinished.remove(offset);
            long committable = tracker.committable().orElseThrow();
            assertThat(committable).isGreaterThanOrEqualTo(before);
            assertThat(unfinished.headSet((int) committable)).isEmpty();
            before = committable;
        }
        assertThat(before).isEqualTo(Collections.max(taken) + 1L);
    }
}
