package dev.waybill.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies in the bucket, one object of each collection, as the contract's table of keys says (section 3). */
class ObjectsTest {

    private static final String DATE = "\\d{4}/\\d{2}/\\d{2}/\\d{6}_\\d{6}";

    private final Places places = Shared.open();
    private final Client client = new Client(places);
    private final S3Client s3 = s3();

    @AfterEach
    void close() {
        s3.close();
    }

    @ParameterizedTest
    @CsvSource({
        "documents, /api/v1/agencies/AGY-1/documents/job_order, uploads/job_order/AGY-1_job_order_\\d+_a.png, agency_id=AGY-1",
        "documents, /api/v1/clients/CLT-1/documents/rate_card, uploads/rate_card/CLT-1_rate_card_\\d+_a.png, client_id=CLT-1",
        "job-documents, /api/v1/jobs/J1/documents/job_order, uploads/jobs/J1/job_order/[0-9a-f-]{36}-a.png, job_id=J1",
        "event-media, /api/v1/events/e1/media, events/e1/media/DATE.png, event_id=e1",
        "user-profiles, /api/v1/users/u1/profile, users/u1/profile/DATE.png, user_id=u1",
        "temp, /api/v1/temp, temp/DATE.png, user_id=anonymous",
        "images, /api/v1/images, images/\\d{4}/\\d{2}/a-[0-9a-f]{8}.png, user_id=anonymous",
        "products, /api/v1/files?collection=products, images/product_[0-9a-f]{32}.png, product_id=product_.*"
    })
    void an_object_says_what_it_is_and_whose(String collection, String route, String key, String owner)
            throws Exception {
        JsonNode file = upload(route);
        client.awaitRedirect(file.get("url").asString());

        HeadObjectResponse head = s3.headObject(
                r -> r.bucket(places.s3().bucket()).key(file.get("s3_key").asString()));

        assertThat(file.get("s3_key").asString()).matches(key.replace("DATE", DATE));
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);
        assertThat(head.contentType()).isEqualTo("image/png");
        assertThat(head.contentLength()).isEqualTo(file.get("size").asLong());
        assertThat(head.metadata())
                .containsEntry("waybill-id", file.get("id").asString())
                .containsEntry("waybill-sha256", file.get("sha256").asString())
                .containsEntry("waybill-collection", collection)
                .containsEntry("waybill-original-filename", "a.png");
        assertThat(head.metadata().get("waybill-owner")).matches(owner);
    }

    private JsonNode upload(String route) throws Exception {
        byte[] png = "\u0089PNG\r\n\u001a\n....".getBytes(StandardCharsets.ISO_8859_1);
        var answer = client.post(route + (route.contains("?") ? "&" : "?") + "filename=a.png", png);
        assertThat(answer.statusCode()).isIn(201, 202);
        return JsonMapper.shared().readTree(answer.body());
    }

    private S3Client s3() {
        Places.S3 where = places.s3();
        return S3Client.builder()
                .endpointOverride(URI.create(where.endpoint()))
                .region(Region.of(where.region()))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(where.accessKeyId(), where.secretAccessKey())))
                .build();
    }
}
