package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the README says, done: a document in over HTTP, out by a one-hour link, through real Kafka, S3 and MongoDB. */
class EndToEndTest {

    private static final byte[] INVOICE = "%PDF-1.7 one invoice".getBytes(StandardCharsets.UTF_8);

    private final Client client = new Client(Shared.open());

    @Test
    void an_invoice_comes_back_by_a_link_that_is_valid_for_one_hour() throws Exception {
        JsonNode uploaded = client.upload("/api/v1/agencies/AGY-123/documents/agency_invoice", "invoice.pdf", INVOICE);

        var redirect =
                client.awaitRedirect("/api/files/" + uploaded.get("filename").asString());

        assertThat(redirect.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(redirect.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        String link = redirect.headers().firstValue("Location").orElseThrow();
        assertThat(link).contains("X-Amz-Expires=3600");
        var file = client.get(link);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(INVOICE);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("invoice.pdf");
        assertThat(client.head(link).statusCode()).isEqualTo(403); // signed for GET
    }

    @Test
    void the_object_is_encrypted_with_aes256_and_lies_at_the_announced_key() throws Exception {
        JsonNode uploaded = client.upload("/api/v1/clients/CLT-456/documents/rate_card", "rates.pdf", INVOICE);

        String name = uploaded.get("filename").asString();
        String link = client.awaitRedirect("/api/files/" + name)
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(uploaded.get("s3_key").asString()).isEqualTo("uploads/rate_card/" + name);
        assertThat(link).contains("/" + uploaded.get("s3_key").asString() + "?");
        assertThat(client.get(link).headers().firstValue("x-amz-server-side-encryption"))
                .contains("AES256");
    }

    @Test
    void a_job_file_with_one_bad_document_stores_the_others() throws Exception {
        JsonNode answer = client.postJson("/api/v1/jobs/68b71f6b73d950590d63e7db/documents", """
                {"documents":[
                  {"doc_type":"agency_invoice","filename":"one.txt","content_base64":"b25l"},
                  {"doc_type":"approved_quotation","filename":"two.txt","content_base64":"not base64!"},
                  {"doc_type":"job_order","filename":"three.txt","content_base64":"dGhyZWU="}]}""", 207);

        assertThat(answer.get("documents").get(1).get("problem").get("status").asInt())
                .isEqualTo(400);
        String third = answer.get("documents").get(2).get("file").get("url").asString();
        String link =
                client.awaitRedirect(third).headers().firstValue("Location").orElseThrow();
        assertThat(client.get(link).body()).asString(StandardCharsets.UTF_8).isEqualTo("three");
    }

    @Test
    void a_deleted_file_is_gone_for_good() throws Exception {
        JsonNode uploaded = client.upload("/api/v1/agencies/AGY-9/documents/job_order", "order.pdf", INVOICE);
        String url = uploaded.get("url").asString();
        String link = client.awaitRedirect(url).headers().firstValue("Location").orElseThrow();

        assertThat(client.delete(url).statusCode()).isEqualTo(204);

        assertThat(client.get(client.address() + url).statusCode()).isEqualTo(410);
        client.awaitStatus(link, 404);
    }

    @Test
    void a_file_of_many_parts_comes_back_as_it_was() throws Exception {
        byte[] large = new byte[9_900_000];
        new Random(42).nextBytes(large);
        System.arraycopy(INVOICE, 0, large, 0, INVOICE.length);

        JsonNode uploaded = client.upload("/api/v1/agencies/AGY-5/documents/job_order", "large.pdf", large);

        assertThat(uploaded.get("sha256").asString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(large)));
        String link = client.awaitRedirect(uploaded.get("url").asString())
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(client.get(link).body()).isEqualTo(large);
    }

    @Test
    void an_upload_is_found_from_the_moment_it_is_acknowledged() throws Exception {
        for (int i = 0; i < 20; i++) {
            JsonNode uploaded = client.upload("/api/v1/agencies/AGY-7/documents/job_order", "now.pdf", INVOICE);
            assertThat(client.get(client.address() + uploaded.get("url").asString())
                            .statusCode())
                    .isIn(302, 425);
            assertThat(client.get(client.address() + "/api/v1/files/"
                                    + uploaded.get("id").asString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
