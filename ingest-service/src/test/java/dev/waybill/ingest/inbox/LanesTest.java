package dev.waybill.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.ingest.source.SourceAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LanesTest {

    private final Lanes lanes = new Lanes(InboxSettingsTest.with("max-fetches=6", "max-fetches-per-source=3"));

    @Test
    void however_many_sources_are_slow_another_one_has_a_place() throws Exception {
        for (String slow : List.of("a", "b", "c")) {
            for (int i = 0; i < 3; i++) {
                lanes.enter(bucket(slow));
            }
        }
        lanes.enter(bucket("d"));

        assertThat(lanes.inUse()).isEqualTo(10);
        assertThat(entering("d").isDone()).as("shared places are taken").isFalse();
    }

    @Test
    void who_waits_goes_on_once_the_first_of_its_own_lane_has_left() throws Exception {
        fillSharedPlaces();
        Lanes.Place first = lanes.enter(bucket("d"));
        FutureTask<Lanes.Place> waiting = entering("d");

        first.close();

        waiting.get();
        assertThat(lanes.inUse()).isEqualTo(10);
    }

    @Test
    void who_waits_goes_on_once_another_lane_leaves_a_shared_place() throws Exception {
        List<Lanes.Place> places = fillSharedPlaces();
        lanes.enter(bucket("d"));
        FutureTask<Lanes.Place> waiting = entering("d");

        places.getFirst().close();

        waiting.get();
        assertThat(lanes.inUse()).isEqualTo(10);
    }

    @Test
    void all_places_come_back() throws Exception {
        List<Lanes.Place> places = fillSharedPlaces();
        places.add(lanes.enterInline());

        places.forEach(Lanes.Place::close);

        assertThat(lanes.inUse()).isZero();
        fillSharedPlaces();
        assertThat(lanes.inUse()).isEqualTo(9);
    }

    private List<Lanes.Place> fillSharedPlaces() throws InterruptedException {
        List<Lanes.Place> places = new ArrayList<>();
        for (String slow : List.of("a", "b", "c")) {
            for (int i = 0; i < 3; i++) {
                places.add(lanes.enter(bucket(slow)));
            }
        }
        return places;
    }

    /** Begins to enter, and waits until that waits for a place. */
    private FutureTask<Lanes.Place> entering(String bucket) {
        FutureTask<Lanes.Place> entering = new FutureTask<>(() -> lanes.enter(bucket(bucket)));
        Thread thread = Thread.ofPlatform().daemon().start(entering);
        await().until(() -> thread.getState() == Thread.State.WAITING || entering.isDone());
        return entering;
    }

    private static SourceAddress bucket(String name) {
        return new SourceAddress.Bucket(name, "key");
    }
}
