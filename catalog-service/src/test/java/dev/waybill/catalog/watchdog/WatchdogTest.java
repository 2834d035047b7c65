package dev.waybill.catalog.watchdog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.memory.InMemoryCatalogFiles;
import dev.waybill.catalog.watchdog.memory.InMemoryProgress;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStaged;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private final InMemoryCatalogFiles files = new InMemoryCatalogFiles();
    private final InMemoryProgress progress = new InMemoryProgress();
    private final List<FileId> announced = new ArrayList<>();
    private Instant now = START;
    private boolean isKafkaAway;
    private final InstantSource time = () -> now;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final List<FileId> deleting = new ArrayList<>();
    private final Deletions deletions =
            new Deletions(files, request -> deleting.add(request.event().id()), clock);
    private final Watchdog watchdog = new Watchdog(files, this::announceAgain, deletions, progress, STUCK_AFTER, clock);

    @Test
    void what_the_workers_have_yet_to_get_to_is_counted_and_left_alone() {
        stage();
        for (int minutes = 0; minutes < 60; minutes++) {
            pass(Duration.ofMinutes(1));
            watchdog.run();
        }

        assertThat(watchdog.found()).isEqualTo(new Stuck(1, 0));
        assertThat(announced).isEmpty();
    }

    @Test
    void what_is_staged_though_the_workers_are_past_it_is_announced_again() {
        FileDetails lost = stage();
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.plusMillis(1));

        watchdog.run();

        assertThat(announced).containsExactly(lost.id());
        assertThat(watchdog.found()).isEqualTo(new Stuck(0, 1));
    }

    @Test
    void a_deletion_that_the_workers_did_not_hear_of_is_asked_for_again() {
        FileDetails file = stage();
        deletions.deleteUnlessGone(files.findById(file.id()).orElseThrow());
        deleting.clear(); // that one was lost
        pass(STUCK_AFTER.plusMillis(1));

        watchdog.run();
        assertThat(deleting).as("the workers have yet to get there").isEmpty();

        progress.finish();
        progress.apply();
        watchdog.run();
        watchdog.run();
        assertThat(deleting).containsExactly(file.id());
    }

    @Test
    void a_deletion_is_not_asked_for_once_more_while_the_last_time_is_on_its_way() {
        FileDetails file = stage();
        deletions.deleteUnlessGone(files.findById(file.id()).orElseThrow());
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.plusMillis(1));
        watchdog.run();
        deleting.clear();
        progress.announce();

        for (int minutes = 0; minutes < 60; minutes++) {
            pass(Duration.ofMinutes(1));
            watchdog.run();
        }

        assertThat(deleting).isEmpty();
    }

    @Test
    void what_has_not_been_staged_for_long_is_left_alone() {
        stage();
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER);

        watchdog.run();

        assertThat(announced).isEmpty();
        assertThat(watchdog.found()).isEqualTo(Stuck.NONE);
    }

    @Test
    void what_came_of_it_may_be_on_its_way_to_the_catalog() {
        stage();
        progress.finish();
        pass(STUCK_AFTER.multipliedBy(3));

        watchdog.run();
        assertThat(announced).isEmpty();
        assertThat(watchdog.found()).isEqualTo(new Stuck(1, 0));

        progress.apply();
        watchdog.run();
        watchdog.run();
        assertThat(announced).hasSize(1);
    }

    @Test
    void a_file_whose_announcement_is_before_an_outage_waits_for_its_end() {
        stage();
        watchdog.run();
        pass(Duration.ofHours(1));
        watchdog.run();
        assertThat(announced).isEmpty();

        progress.finish();
        progress.apply();
        watchdog.run();

        assertThat(announced)
                .as("nothing is known yet of what was announced in that hour")
                .isEmpty();
        watchdog.run();
        assertThat(announced).hasSize(1);
    }

    @Test
    void a_file_is_announced_again_ever_more_rarely() {
        stage();
        Instant end = now.plus(Duration.ofMinutes(165));
        while (now.isBefore(end)) {
            progress.finish();
            progress.apply();
            watchdog.run();
            pass(Duration.ofSeconds(30));
        }

        assertThat(announced)
                .as("after 10 minutes, and 10, 20, 40 and 80 after that")
                .hasSize(5);
    }

    @Test
    void a_file_that_was_announced_again_waits_for_the_workers_like_any_other() {
        stage();
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.multipliedBy(2));
        watchdog.run();
        assertThat(announced).hasSize(1);

        for (int minutes = 0; minutes < 120; minutes++) {
            pass(Duration.ofMinutes(1));
            watchdog.run();
        }

        assertThat(announced).hasSize(1);
    }

    @Test
    void what_was_stored_after_all_is_forgotten() {
        FileDetails lost = stage();
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.multipliedBy(2));
        watchdog.run();

        CatalogEntry entry = files.findById(lost.id()).orElseThrow();
        files.saveAll(List.of(entry.apply(Samples.stored(lost))));
        watchdog.run();

        assertThat(watchdog.found()).isEqualTo(Stuck.NONE);
    }

    @Test
    void when_very_many_are_lost_each_gets_its_turn() {
        for (int n = 0; n < 1200; n++) {
            stage();
        }
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.multipliedBy(2));

        watchdog.run();
        assertThat(announced).hasSize(500);
        assertThat(watchdog.found()).isEqualTo(new Stuck(700, 500));

        watchdog.run();
        watchdog.run();
        assertThat(announced).as("none twice").hasSize(1200).doesNotHaveDuplicates();
    }

    @Test
    void while_kafka_is_away_nothing_is_announced_and_all_of_it_after() {
        stage();
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.multipliedBy(2));
        isKafkaAway = true;

        watchdog.run();
        assertThat(watchdog.found()).isEqualTo(new Stuck(1, 0));

        isKafkaAway = false;
        watchdog.run();
        assertThat(announced).hasSize(1);
    }

    @Test
    void a_replayed_file_counts_from_its_replay() {
        FileDetails file = stage();
        progress.finish();
        progress.apply();
        pass(STUCK_AFTER.multipliedBy(5));
        CatalogEntry entry = files.findById(file.id()).orElseThrow();
        var replay = new EventEnvelope("replay", now, "/waybill/test", new FileStaged(file, 2));
        files.saveAll(List.of(entry.apply(replay)));
        progress.announce();
        progress.finish();
        progress.apply();

        watchdog.run();

        assertThat(announced).isEmpty();
        assertThat(watchdog.found()).isEqualTo(Stuck.NONE);
    }

    private void announceAgain(CatalogEntry entry) {
        if (isKafkaAway) {
            throw new WaybillException(ErrorCode.KAFKA_UNAVAILABLE, "away");
        }
        announced.add(entry.id());
        progress.announce();
    }

    private FileDetails stage() {
        FileDetails file = Samples.file("a.pdf", "application/pdf", new Owner(Owner.Kind.USER, "u1"), now);
        var staged = new EventEnvelope(file.id().toString(), now, "/waybill/test", new FileStaged(file, 1));
        files.saveAll(List.of(CatalogEntry.of(staged)));
        progress.announce();
        return file;
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
