package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.event.EventEnvelope;
import dev.waybill.event.FileDeletionRequested;
import dev.waybill.event.kafka.Topics;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();

    @Test
    void whatIsDeletedIsGoneFromThenOnWhateverIsReplayed() {
        FileDetails file = Samples.file();
        EventEnvelope staged = Samples.staged(file);
        EventEnvelope stored = catalog.storedHere(file);
        catalog.publish(staged, stored);
        try (var commands = new Topic(Topics.FILES)) {
            assertThat(delete("/api/v1/files/" + file.id())).isEqualTo(204);
            assertGone(file);
            assertThat(delete("/api/files/" + file.filename())).isEqualTo(204);
            List<EventEnvelope> asked = commands.awaitOf(file.id(), FileDeletionRequested.class, 2);
            assertThat(asked.get(0)).isEqualTo(asked.get(1));
            assertThat(asked.get(0).source()).isEqualTo("/waybill/catalog-service");
        }
        catalog.publish(staged, stored, Samples.deleted(file), staged, stored);
        assertGone(file);
        await().until(() -> delete("/api/v1/files/" + file.id()) == 410);
        var timeline = catalog.get("/api/v1/files/" + file.id() + "/timeline");
        assertThat(timeline.status()).isEqualTo(200);
        assertThat(timeline.json()
                        .path("events")
                        .valueStream()
                        .map(e -> e.path("type").asString()))
                .contains("dev.waybill.file.deletion-requested.v1", "dev.waybill.file.deleted.v1");
    }

    @Test
    void anObjectThatCameBackIsDeletedOnceMore() {
        FileDetails file = Samples.file();
        catalog.publish(Samples.staged(file), Samples.deleted(file));
        assertThat(catalog.get("/api/v1/files/" + file.id()).status()).isEqualTo(410);
        try (var commands = new Topic(Topics.FILES)) {
            catalog.publish(catalog.storedHere(file));
            commands.awaitOf(file.id(), FileDeletionRequested.class, 1);
        }
        assertThat(catalog.get("/api/v1/files/" + file.id()).status()).isEqualTo(410);
    }

    @Test
    void whatIsNotThereCannotBeDeleted() {
        assertThat(delete("/api/v1/files/" + FileId.next())).isEqualTo(404);
        assertThat(delete("/api/files/nothing.pdf")).isEqualTo(404);
        assertThat(delete("/api/v1/files/nothing")).isEqualTo(400);
    }

    private void assertGone(FileDetails file) {
        assertThat(catalog.get("/api/files/" + file.filename()).status()).isEqualTo(410);
        assertThat(catalog.get("/api/v1/files/" + file.id()).status()).isEqualTo(410);
        assertThat(catalog.get("/api/v1/files/" + file.id() + "/link").status()).isEqualTo(410);
    }

    private int delete(String path) {
        return catalog.send("DELETE", path, null).status();
    }
}
