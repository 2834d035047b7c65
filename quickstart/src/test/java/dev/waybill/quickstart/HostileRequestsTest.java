package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bad addresses, queries, headers and JSON; the numbers are the rows of hostile-inputs.md. */
class HostileRequestsTest {

    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
    private static final String ROUTE = "/api/v1/agencies/AGY-1/documents/job_order";

    private final Places places = Shared.open();
    private final Client client = new Client(places);

    @Test
    void row_34_a_page_whose_name_was_made_to_lead_here_is_kept_out() throws Exception {
        String request = "GET /api/v1/files HTTP/1.1\r\nHost: evil.example:8080\r\nAccept-Language: en\r\n\r\n";
        assertThat(RawHttp.status(places, request)).isEqualTo(403);
        assertThat(RawHttp.status(places, request.replace("evil.example", "localhost")))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/files", "GET /api/files/", "DELETE /api/files", "GET /api/local", "GET /api/local/"})
    void row_39_a_name_that_is_not_there_at_all_is_no_error_of_ours(String request) throws Exception {
        assertThat(RawHttp.status(places, request + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isBetween(400, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/files/..%2f..%2fetc%2fpasswd",
                "/api/files/..%252fetc",
                "/api/files/%2e%2e/%2e%2e/x",
                "/api/v1/files/..%2fx",
                "/api/v1/events/..%2f..%2fx/media"
            })
    void row_02_encoded_ways_out_are_refused_with_a_problem(String path) throws Exception {
        String answer = RawHttp.answer(places, get(path));

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void row_20_json_that_is_too_deep_too_long_or_ambiguous_is_refused() throws Exception {
        String route = "/api/v1/jobs/J1/documents";
        client.postJson(route, "[".repeat(10_000) + "]".repeat(10_000), 400);
        client.postJson(route, "{\"documents\":[{\"filename\":\"" + "x".repeat(20_000_000) + "\"}]}", 413);
        client.postJson(route, "{\"documents\":[{\"filename\":\"" + "x".repeat(2_000_000) + "\"}]}", 400);
        client.postJson(route, "{\"documents\":[],\"documents\":[]}", 400);
        client.postJson(route, "{\"documents\":NaN}", 400);
    }

    @Test
    void row_26_what_the_caller_adds_to_the_query_does_not_get_into_the_link() throws Exception {
        JsonNode file = client.upload(ROUTE, "a.pdf", PDF);
        client.awaitRedirect(file.get("url").asString());

        var answer = client.get(client.address() + file.get("url").asString()
                + "?response-content-type=text/html&X-Amz-Expires=999999&X-Amz-Signature=00");

        String link = answer.headers().firstValue("Location").orElseThrow();
        assertThat(link).doesNotContain("text/html").doesNotContain("999999").doesNotContain("Signature=00&");
    }

    @Test
    void row_27_a_link_that_was_tampered_with_opens_nothing() throws Exception {
        JsonNode file = client.upload(ROUTE, "a.pdf", PDF);
        String link = client.awaitRedirect(file.get("url").asString())
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(client.get(link.replace("X-Amz-Expires=3600", "X-Amz-Expires=7200"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.get(link.replace("/AGY-1_", "/AGY-2_")).statusCode()).isIn(403, 404);
    }

    @Test
    void row_29_a_forged_host_changes_no_location() throws Exception {
        String answer = RawHttp.answer(
                places,
                ("POST " + ROUTE + "?filename=a.pdf HTTP/1.1\r\nHost: evil.example\r\n"
                                + "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n"
                                + "Content-Length: 8\r\n\r\n%PDF-1.7")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertThat(answer).startsWith("HTTP/1.1 202").doesNotContain("evil.example");
        assertThat(answer).containsPattern("Location: /api/v1/files/[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q={\"$gt\":\"\"}",
                "q=$where",
                "q=(a%2B)%2B$",
                "agency_id={\"$gt\":\"\"}",
                "tag[$gt]=",
                "status=$where",
                "q=.*&doc_type[$ne]=x",
                "created_after=new Date()"
            })
    void row_30_operators_in_a_query_are_text_or_refused(String query) throws Exception {
        String escaped = query.replace(" ", "%20")
                .replace("\"", "%22")
                .replace("{", "%7B")
                .replace("}", "%7D")
                .replace("[", "%5B")
                .replace("]", "%5D");
        var answer = client.get(client.address() + "/api/v1/files?" + escaped);

        assertThat(answer.statusCode()).isIn(200, 400);
        if (answer.statusCode() == 200) {
            assertThat(JsonMapper.shared().readTree(answer.body()).get("items")).isEmpty();
        }
    }

    @Test
    void row_31_what_is_ours_to_say_is_not_the_clients() throws Exception {
        String forged = "&id=00000000-0000-7000-8000-000000000000&status=stored&sha256=00&s3_key=uploads/x"
                + "&bucket=other&created_at=1999-01-01T00:00:00Z&uploaded_by=root";
        var answer = client.post(ROUTE + "?filename=a.pdf" + forged, PDF);

        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode file = JsonMapper.shared().readTree(answer.body());
        assertThat(file.get("id").asString()).isNotEqualTo("00000000-0000-7000-8000-000000000000");
        assertThat(file.get("status").asString()).isEqualTo("staged");
        assertThat(file.get("s3_key").asString()).startsWith("uploads/job_order/AGY-1_");
        assertThat(file.get("created_at").asString()).doesNotStartWith("1999");
        assertThat(file.has("uploaded_by")).isFalse();
        assertThat(client.patch("/api/v1/files/" + file.get("id").asString(), "{\"status\":\"deleted\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=-1", "limit=1000000000", "limit=0", "limit=x", "cursor=forged", "cursor=MTox"})
    void row_32_pages_of_no_sense_are_refused(String query) throws Exception {
        assertThat(client.get(client.address() + "/api/v1/files?" + query).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${jndi:ldap://127.0.0.1/x}.pdf", "\u001b[31mred.pdf", "=cmd|' !A1.pdf"})
    void row_33_names_that_mean_something_to_others_stay_text(String name) throws Exception {
        JsonNode file = client.upload(ROUTE, name, PDF);

        assertThat(file.get("original_filename").asString()).doesNotContain("\u001b");
        assertThat(file.get("s3_key").asString()).matches("[A-Za-z0-9._/-]+");
    }

    @Test
    void row_34_markup_in_a_title_is_answered_as_json_that_no_browser_reads_as_a_page() throws Exception {
        JsonNode file = client.upload(ROUTE, "a.pdf", PDF);
        String path = "/api/v1/files/" + file.get("id").asString();
        client.awaitRedirect(file.get("url").asString());

        var answer = client.patch(path, "{\"title\":\"<script>alert(1)</script>\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: https://evil.example",
                "Origin: null"
            })
    void row_34_a_form_on_another_site_changes_nothing(String header) throws Exception {
        String request = "POST " + ROUTE + "?filename=a.pdf HTTP/1.1\r\nHost: localhost\r\n" + header
                + "\r\nContent-Length: 8\r\n\r\n%PDF-1.7";

        assertThat(RawHttp.status(places, request)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/env", "/actuator", "/actuator/heapdump", "/actuator/..;/env", "/actuator/prometheus"})
    void row_37_the_public_port_tells_nothing_of_the_inside(String path) throws Exception {
        assertThat(RawHttp.status(places, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isIn(400, 404);
    }

    @Test
    void row_38_trace_and_headers_without_an_end_are_refused() throws Exception {
        assertThat(RawHttp.status(places, "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .isEqualTo(405);
        assertThat(RawHttp.status(
                        places,
                        "GET /api/health HTTP/1.1\r\nHost: localhost\r\nX-A: " + "a".repeat(100_000) + "\r\n\r\n"))
                .isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/files/%2e%2e",
                "/api/v1/files/a%25b",
                "/api/v1/files/%C3%BC",
                "/api/v1/files/a/b/c%2fd",
                "/api/v1/events/a%25b/media",
                "/api/v1/events/%C3%BC/media",
                "/api/v1/files?job_id=a/b",
                "/api/v1/files?event_id=.."
            })
    void row_39_ids_of_no_form_are_refused(String path) throws Exception {
        assertThat(client.get(client.address() + path).statusCode()).isIn(400, 404);
        assertThat(client.get(client.address() + "/api/v1/files/" + "a".repeat(10_000))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void row_39_an_upload_for_an_owner_of_no_form_is_refused() throws Exception {
        for (String owner :
                new String[] {"/api/v1/jobs/a%25b", "/api/v1/jobs/%C3%BC", "/api/v1/jobs/" + "a".repeat(10_000)}) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create(client.address() + owner + "/documents/job_order?filename=a.pdf"))
                            .POST(BodyPublishers.ofByteArray(PDF)));
            assertThat(answer.statusCode())
                    .as(URLEncoder.encode(owner, StandardCharsets.UTF_8).substring(0, 20))
                    .isEqualTo(400);
        }
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
