package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bad file names; the numbers are the rows of hostile-inputs.md. */
class HostileNamesTest {

    private static final String ROUTE = "/api/v1/agencies/AGY-1/documents/job_order";
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);

    /** What a key may be made of: nothing that leads anywhere else. */
    private static final Pattern KEY = Pattern.compile("uploads/job_order/AGY-1_job_order_\\d+_[A-Za-z0-9._-]+");

    private final Client client = new Client(Shared.open());

    @ParameterizedTest
    @CsvSource({"../../etc/passwd, passwd", "C:\\x\\y.txt, y.txt", "a/b\\c.pdf, c.pdf", "..\\..\\boot.ini, boot.ini"})
    void row_01_a_path_is_cut_to_its_last_segment(String name, String last) throws Exception {
        for (JsonNode file : new JsonNode[] {raw(name), form(name.getBytes(StandardCharsets.UTF_8))}) {
            assertThat(file.get("original_filename").asString()).isEqualTo(last);
            assertStoredSafely(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%00b.pdf", "a%ED%A0%80b.pdf", "a%FFb.pdf", "a%C3.pdf"})
    void row_03_what_is_no_unicode_is_refused(String encoded) throws Exception {
        var answer = client.post(ROUTE + "?filename=" + encoded, PDF);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProblem(answer);
    }

    @Test
    void row_03_a_form_with_a_nul_in_the_name_is_refused() throws Exception {
        assertThat(sendForm("a\0b.pdf".getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void row_04_line_breaks_do_not_get_into_a_header() throws Exception {
        JsonNode file = raw("a\r\nSet-Cookie: x=y.pdf");

        assertThat(file.get("original_filename").asString()).doesNotContain("\r", "\n");
        assertThat(dispositionOf(file)).doesNotContain("\r", "\n").startsWith("attachment");
    }

    @Test
    void row_05_255_chinese_characters_are_a_name_and_5000_are_none() throws Exception {
        String name = "文".repeat(251) + ".pdf";

        JsonNode file = form(name.getBytes(StandardCharsets.UTF_8));
        assertThat(file.get("original_filename").asString()).isEqualTo(name);
        assertStoredSafely(file);
        assertThat(client.post(ROUTE + "?filename=" + encoded("文".repeat(5000)), PDF)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", ".htaccess", "-rf", "CON", "dots...", "spaces   ", "   "})
    void row_06_odd_names_are_stored_under_safe_ones(String name) throws Exception {
        assertStoredSafely(raw(name));
    }

    @Test
    void row_06_a_form_may_leave_its_name_empty() throws Exception {
        assertStoredSafely(form(new byte[0]));
    }

    @Test
    void row_07_twins_in_two_normal_forms_are_two_files() throws Exception {
        JsonNode composed = raw(Normalizer.normalize("café.pdf", Normalizer.Form.NFC));
        JsonNode decomposed = raw(Normalizer.normalize("café.pdf", Normalizer.Form.NFD));

        assertThat(composed.get("s3_key").asString())
                .isNotEqualTo(decomposed.get("s3_key").asString());
        assertStoredSafely(composed);
        assertStoredSafely(decomposed);
    }

    @Test
    void row_07_a_name_that_turns_its_direction_does_not_hide_its_extension() throws Exception {
        JsonNode file = raw("photo\u202Egnp.pdf");

        assertThat(dispositionOf(file)).contains("photognp.pdf").doesNotContain("%E2%80%AE");
        assertStoredSafely(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"say \"hello\"; 100%.pdf", "Übergröße.pdf", "🎉 party.pdf", "a'b*c.pdf", "per%cent%20.pdf"})
    void row_08_any_name_comes_back_in_content_disposition(String name) throws Exception {
        JsonNode file = raw(name);

        assertThat(file.get("original_filename").asString()).isEqualTo(name);
        Matcher extended = Pattern.compile("filename\\*=UTF-8''([^;]+)").matcher(dispositionOf(file));
        if (extended.find()) {
            assertThat(URLDecoder.decode(extended.group(1).replace("+", "%2B"), StandardCharsets.UTF_8))
                    .isEqualTo(name);
        } else {
            assertThat(dispositionOf(file)).contains("filename=\"" + name + "\"");
        }
    }

    private static void assertStoredSafely(JsonNode file) {
        assertThat(file.get("s3_key").asString()).matches(KEY);
    }

    private static void assertProblem(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    private String dispositionOf(JsonNode file) throws Exception {
        String link = client.awaitRedirect(file.get("url").asString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return client.get(link).headers().firstValue("Content-Disposition").orElseThrow();
    }

    private JsonNode raw(String name) throws Exception {
        return client.upload(ROUTE, name, PDF);
    }

    private JsonNode form(byte[] name) throws Exception {
        var answer = sendForm(name);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(202);
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<byte[]> sendForm(byte[] name) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"".getBytes());
        body.writeBytes(new String(name, StandardCharsets.ISO_8859_1)
                .replace("\\", "\\\\")
                .getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes("\"\r\n\r\n".getBytes());
        body.writeBytes(PDF);
        body.writeBytes("\r\n--b--\r\n".getBytes());
        return client.send(HttpRequest.newBuilder(URI.create(client.address() + ROUTE))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
