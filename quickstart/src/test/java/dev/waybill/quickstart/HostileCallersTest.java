package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.waybill.file.Owner;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files asked for by those whose they are not; the number is the row of hostile-inputs.md. */
class HostileCallersTest {

    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PNG = new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 0};
    private static final String EVERY = "files:read files:write files:delete";

    private final Client nobody = new Client(Shared.guarded());
    private final Client stranger = nobody.with(Tokens.of(new Owner(Owner.Kind.AGENCY, "AGY-stranger"), EVERY));

    @Test
    void row_25_another_agencys_name_id_and_key_are_not_found_and_written_down() throws Exception {
        Client agency = nobody.with(Tokens.of(new Owner(Owner.Kind.AGENCY, "AGY-25"), EVERY));
        JsonNode file = agency.upload("/api/v1/agencies/AGY-25/documents/job_order", "a.pdf", PDF);
        agency.awaitRedirect(text(file, "url"));

        String id = text(file, "id");
        assertNotFound(
                id,
                List.of(
                        "/api/files/" + text(file, "filename"),
                        "/api/files/" + text(file, "s3_key"),
                        "/api/files/" + id,
                        "/api/v1/files/" + id,
                        "/api/v1/files/" + id + "/link",
                        "/api/v1/files/" + id + "/content",
                        "/api/v1/files/" + id + "/timeline"));
    }

    @Test
    void row_25_another_events_media_id_is_not_found_and_written_down() throws Exception {
        Client event = nobody.with(Tokens.of(new Owner(Owner.Kind.EVENT, "e25"), EVERY));
        var answer = event.post("/api/v1/events/e25/media?filename=a.png", PNG);
        assertThat(answer.statusCode()).isIn(201, 202);
        String id = text(JsonMapper.shared().readTree(answer.body()), "id");
        event.awaitStatus(event.address() + "/api/v1/events/e25/media/" + id + "/stream", 200);

        assertNotFound(
                id,
                List.of(
                        "/api/v1/events/e25/media/" + id,
                        "/api/v1/events/e25/media/" + id + "/download",
                        "/api/v1/events/e25/media/" + id + "/stream",
                        "/api/v1/events/AGY-stranger/media/" + id));
    }

    /** Read by the stranger each is like a file that was never there, and each reading is a line of the security log. */
    private void assertNotFound(String id, List<String> paths) throws Exception {
        for (String path : paths) {
            try (LogLines audit = new LogLines("waybill.audit", Level.INFO)) {
                var answer = stranger.get(stranger.address() + path);

                assertThat(answer.statusCode()).as(path).isEqualTo(404);
                assertThat(detail(answer.body()))
                        .isEqualTo(detail(stranger.get(stranger.address() + "/api/files/never-there.pdf")
                                .body()));
                assertThat(audit.lines()).as(path).anyMatch(line -> line.contains(id));
            }
        }
    }

    /** All of a problem but what the caller said, and its number. */
    private static List<String> detail(byte[] problem) {
        JsonNode json = JsonMapper.shared().readTree(problem);
        assertThat(json.propertyNames())
                .containsExactlyInAnyOrder(
                        "type", "title", "status", "detail", "instance", "code", "advice", "request_id");
        return List.of(text(json, "title"), text(json, "detail"), text(json, "code"), text(json, "advice"));
    }

    private static String text(JsonNode file, String member) {
        return file.get(member).asString();
    }
}
