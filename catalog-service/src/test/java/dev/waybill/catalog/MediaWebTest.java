package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Seed 004's routes. */
class MediaWebTest {

    private final RunningCatalog catalog = RunningCatalog.shared();
    private final String event = "event-" + UUID.randomUUID();
    private final String media = "/api/v1/events/" + event + "/media";

    private FileDetails store(String name, String type) {
        FileDetails file = catalog.store(Samples.media(event, name, type));
        catalog.awaitStatus(media + "/" + file.id() + "/stream", 200);
        return file;
    }

    private List<String> ids(String query) {
        Answer answer = catalog.get(media + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json().valueStream().map(one -> one.path("id").asString()).toList();
    }

    @Test
    void aListIsAnArrayInTheSeedsFields() {
        FileDetails photo = store("photo.jpg", "image/jpeg");

        JsonNode list = catalog.get(media).json();

        assertThat(list.isArray()).isTrue();
        JsonNode one = list.get(0);
        assertThat(one.path("id").asString()).isEqualTo(photo.id().toString());
        assertThat(one.path("event_id").asString()).isEqualTo(event);
        assertThat(one.path("title").asString()).isEqualTo("A title");
        assertThat(one.path("description").asString()).isEqualTo("What it shows");
        assertThat(one.path("file_url").asString())
                .endsWith("/" + catalog.bucket.bucket() + "/" + photo.key().value());
        assertThat(one.path("s3_key").asString()).isEqualTo(photo.key().value());
        assertThat(one.path("file_type").asString()).isEqualTo("image/jpeg");
        assertThat(one.path("file_size").asLong()).isEqualTo(photo.size());
        assertThat(one.path("tags").valueStream().map(JsonNode::asString)).containsExactly("paid", "2026");
        assertThat(one.path("created_at").asString())
                .isEqualTo(photo.createdAt().toString());
        assertThat(one.path("updated_at").asString()).isNotEmpty();
        assertThat(catalog.get(media + "/" + photo.id()).json().path("event_id").asString())
                .isEqualTo(event);
    }

    @Test
    void aListIsNewestFirstAndCanBeSkippedLimitedAndNarrowed() {
        List<String> newestFirst = Stream.of("1.jpg", "2.jpg", "3.jpg", "4.png")
                .map(name -> store(name, name.endsWith("png") ? "image/png" : "image/jpeg"))
                .map(file -> file.id().toString())
                .toList()
                .reversed();

        assertThat(ids("")).isEqualTo(newestFirst);
        assertThat(ids("?skip=1&limit=2")).isEqualTo(newestFirst.subList(1, 3));
        assertThat(ids("?skip=4")).isEmpty();
        assertThat(ids("?skip=9")).isEmpty();
        assertThat(ids("?file_type=image/png")).isEqualTo(newestFirst.subList(0, 1));
        assertThat(ids("?file_type=image/jpeg&skip=2")).isEqualTo(newestFirst.subList(3, 4));
        assertThat(catalog.get("/api/v1/events/nobody-knows-it/media").json()).isEmpty();
    }

    /** Hostile inputs 30, 32 and 39. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media?limit=-1",
                "/media?limit=0",
                "/media?limit=1001",
                "/media?limit=1000000000",
                "/media?skip=-1",
                "/media?skip=10001",
                "/media?skip=x",
                "/media?file_type=%7B%22%24gt%22%3A%22%22%7D",
                "%00/media",
                "%2e%2e/media",
                "a%2fb/media",
                "%E5%8C%97/media",
                "/media/nothing",
                "/media/%2e%2e/stream"
            })
    void whatIsOutOfBoundsIsRefused(String path) {
        assertThat(catalog.get("/api/v1/events/e1" + path).status()).isEqualTo(400);
    }

    @Test
    void aDownloadIsSavedAndAStreamIsShown() {
        FileDetails photo = store("photo of us.jpg", "image/jpeg");
        byte[] bytes = Samples.content(photo.id());

        Answer download = catalog.get(media + "/" + photo.id() + "/download");
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.bytes()).isEqualTo(bytes);
        assertThat(download.header("Content-Disposition")).isEqualTo("attachment; filename=\"photo of us.jpg\"");

        Answer stream = catalog.get(media + "/" + photo.id() + "/stream", "Range", "bytes=2-5");
        assertThat(stream.status()).isEqualTo(206);
        assertThat(stream.bytes()).isEqualTo(Arrays.copyOfRange(bytes, 2, 6));
        assertThat(stream.header("Content-Disposition")).isEqualTo("inline; filename=\"photo of us.jpg\"");
        assertThat(stream.header("Content-Type")).isEqualTo("image/jpeg");

        Answer head = catalog.send("HEAD", media + "/" + photo.id() + "/stream", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(bytes.length));
        assertThat(catalog.send("HEAD", media, null).status()).isEqualTo(200);
    }

    @Test
    void deletedMediaAreGone() {
        FileDetails photo = store("photo.jpg", "image/jpeg");
        String address = media + "/" + photo.id();

        assertThat(catalog.send("DELETE", address, null).status()).isEqualTo(204);

        for (String gone : List.of(address, address + "/download", address + "/stream")) {
            assertThat(catalog.get(gone).status()).as(gone).isEqualTo(410);
        }
        assertThat(ids("")).isEmpty();
    }

    /** Hostile input 25. */
    @Test
    void mediaOfAnotherEventAreNotThere() {
        FileDetails photo = store("photo.jpg", "image/jpeg");
        FileDetails document = catalog.store(Samples.file());
        catalog.awaitStatus("/api/v1/files/" + document.id(), 200);

        for (String path : List.of(
                "/api/v1/events/another/media/" + photo.id(),
                "/api/v1/events/another/media/" + photo.id() + "/download",
                "/api/v1/events/another/media/" + photo.id() + "/stream",
                media + "/" + document.id(),
                media + "/" + FileId.next())) {
            assertThat(catalog.get(path).status()).as(path).isEqualTo(404);
            assertThat(catalog.send("HEAD", path, null).status()).as(path).isEqualTo(404);
        }
        assertThat(catalog.send("DELETE", "/api/v1/events/another/media/" + photo.id(), null)
                        .status())
                .isEqualTo(404);
        assertThat(ids("")).hasSize(1);
    }

    @Test
    void mediaOnTheirWaySaySo() {
        FileDetails photo = Samples.media(event, "photo.jpg", "image/jpeg");
        catalog.publish(Samples.staged(photo));

        assertThat(catalog.get(media + "/" + photo.id() + "/stream").status()).isEqualTo(425);
        assertThat(catalog.get(media + "/" + photo.id()).text("status")).isEqualTo("staged");
    }
}
