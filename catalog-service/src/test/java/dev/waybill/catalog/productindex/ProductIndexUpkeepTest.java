package dev.waybill.catalog.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogReady;
import dev.waybill.catalog.file.EntrySaved;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.file.ObjectKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

class ProductIndexUpkeepTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");

    private final Moving clock = new Moving();
    private final PriorityQueue<Planned> planned = new PriorityQueue<>(Comparator.comparing(Planned::time));
    private final List<Long> runs = new ArrayList<>();
    private RuntimeException trouble;
    private Runnable meanwhile = () -> {};

    private final ProductIndexUpkeep upkeep = new ProductIndexUpkeep(
            this::rebuild,
            new ProductIndexSettings(
                    new ObjectKey("metadata/products.json"),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(10),
                    Duration.ofHours(1)),
            (task, time) -> planned.add(new Planned(task, time)),
            clock);
    private final ProductIndexTriggers triggers = new ProductIndexTriggers(upkeep);

    private ProductIndex.Rebuilt rebuild() {
        runs.add(Duration.between(START, clock.instant()).toSeconds());
        meanwhile.run();
        if (trouble != null) {
            throw trouble;
        }
        return new ProductIndex.Rebuilt(1, true);
    }

    @Test
    void many_changes_at_once_are_one_run_two_seconds_later() {
        for (int n = 0; n < 100; n++) {
            upkeep.request();
        }
        passes(60);

        assertThat(runs).containsExactly(2L);
    }

    @Test
    void while_changes_go_on_it_runs_every_ten_seconds() {
        for (int second = 0; second < 35; second++) {
            upkeep.request();
            passes(1);
        }
        passes(60);

        assertThat(runs).containsExactly(2L, 12L, 22L, 32L, 42L);
    }

    @Test
    void what_changes_while_it_is_made_is_made_anew() {
        meanwhile = () -> {
            meanwhile = () -> {};
            upkeep.request();
        };
        upkeep.request();
        passes(60);

        assertThat(runs).containsExactly(2L, 12L);
    }

    @Test
    void what_fails_is_tried_again_ever_more_rarely_until_it_works() {
        trouble = new WaybillException(ErrorCode.S3_CONNECTION, "away");
        upkeep.request();
        passes(200);
        assertThat(runs).containsExactly(2L, 6L, 14L, 30L, 62L, 122L, 182L);

        trouble = null;
        passes(1000);
        assertThat(runs).hasSize(8);
    }

    @Test
    void an_error_of_our_own_does_not_end_it() {
        trouble = new IllegalStateException("unexpected");
        upkeep.request();
        passes(2);
        trouble = null;
        passes(60);

        assertThat(runs).containsExactly(2L, 6L);
    }

    @Test
    void it_is_made_at_start_and_when_asked_to_refresh() {
        triggers.onReady(new CatalogReady());
        passes(100);
        triggers.refresh();
        passes(100);

        assertThat(runs).containsExactly(2L, 102L);
    }

    @Test
    void only_products_that_are_or_were_listed_matter() {
        var product = SampleProducts.product("A mug");
        saved(Samples.staged(product));
        saved(Samples.failed(product));
        saved(Samples.stored(Samples.file()));
        assertThat(planned).isEmpty();

        saved(Samples.stored(product));
        passes(60);
        saved(Samples.deletionRequested(product));
        passes(60);

        assertThat(runs).containsExactly(2L, 62L);
    }

    private void saved(EventEnvelope event) {
        triggers.onSaved(new EntrySaved(CatalogEntry.of(event)));
    }

    private void passes(int seconds) {
        Instant end = clock.now.plusSeconds(seconds);
        while (!planned.isEmpty() && !planned.element().time.isAfter(end)) {
            Planned next = planned.remove();
            clock.now = next.time;
            next.task.run();
        }
        clock.now = end;
    }

    private record Planned(Runnable task, Instant time) {}

    private static final class Moving extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
