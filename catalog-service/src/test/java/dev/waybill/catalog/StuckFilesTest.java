package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.catalog.deletion.Deletions;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.redrive.Redrive;
import dev.waybill.catalog.watchdog.Progress;
import dev.waybill.catalog.watchdog.Watchdog;
import dev.waybill.consume.kafka.TopicOffsets;
import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileStaged;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

/** The watchdog on the real broker; there is no worker here, and what one would commit is committed by hand. */
class StuckFilesTest {

    private final RunningCatalog catalog = RunningCatalog.shared();
    private final List<FileId> announced = new ArrayList<>();

    @Test
    void a_file_is_announced_again_once_the_workers_have_committed_past_it_and_not_before() throws Exception {
        Instant longAgo = Instant.now().minus(Duration.ofHours(1));
        FileDetails file = Samples.file("a.pdf", "application/pdf", new Owner(Owner.Kind.AGENCY, "AGY-1"), longAgo);
        EventEnvelope staged =
                new EventEnvelope(file.id().toString(), longAgo, Redrive.SOURCE, new FileStaged(file, 1));
        catalog.publish(staged);
        catalog.awaitStatus("/api/v1/files/" + file.id(), 200);
        Watchdog watchdog = watchdog();
        try (Topic topic = new Topic(Topics.FILES)) {
            watchdog.run();
            assertThat(announced).isEmpty();
            assertThat(watchdog.found().waiting()).isPositive();

            commitAsWorkers();
            await().pollDelay(Duration.ZERO).atMost(Duration.ofSeconds(30)).until(() -> {
                watchdog.run();
                return announced.contains(file.id());
            });
            assertThat(topic.awaitOf(file.id(), FileStaged.class, 1)).contains(staged);
        }

        catalog.publish(catalog.storedHere(file));
        catalog.awaitStatus("/api/files/" + file.filename(), 302);
    }

    private Watchdog watchdog() {
        Redrive redrive = catalog.context.getBean(Redrive.class);
        return new Watchdog(
                catalog.context.getBean(CatalogFiles.class),
                entry -> {
                    redrive.announceAgain(entry);
                    announced.add(entry.id());
                },
                catalog.context.getBean(Deletions.class),
                catalog.context.getBean(Progress.class),
                Duration.ofMinutes(10),
                Clock.systemUTC());
    }

    private void commitAsWorkers() throws Exception {
        Admin admin = catalog.context.getBean(Admin.class);
        var ends = new TopicOffsets(admin, Duration.ofSeconds(10)).ends(List.of(Topics.FILES));
        admin.alterConsumerGroupOffsets(
                        "storage-worker",
                        ends.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))))
                .all()
                .get();
    }
}
