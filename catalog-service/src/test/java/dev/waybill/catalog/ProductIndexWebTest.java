package dev.waybill.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.catalog.RunningCatalog.Answer;
import dev.waybill.catalog.productindex.SampleProducts;
import dev.waybill.file.FileDetails;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import tools.jackson.databind.JsonNode;

/** Seed 001's {@code metadata/products.json}. */
class ProductIndexWebTest {

    private static final String KEY = "metadata/products.json";

    private final RunningCatalog catalog = RunningCatalog.shared();
    private final S3Client s3 = catalog.bucket.client();

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void it_follows_what_becomes_of_a_product() {
        FileDetails mug = SampleProducts.product("A mug", "kitchen");
        catalog.publish(Samples.staged(mug), catalog.storedHere(mug));
        awaitName(mug, "A mug");
        var head =
                s3.headObject(request -> request.bucket(catalog.bucket.bucket()).key(KEY));
        assertThat(head.contentType()).isEqualTo("application/json");
        assertThat(head.serverSideEncryption()).isEqualTo(ServerSideEncryption.AES256);

        catalog.send(
                "PATCH",
                "/api/v1/files/" + mug.id(),
                "{\"title\":\"A cup\"}",
                "Content-Type",
                "application/merge-patch+json");
        awaitName(mug, "A cup");

        assertThat(catalog.send("DELETE", "/api/v1/files/" + mug.id(), null).status())
                .isEqualTo(204);
        awaitName(mug, null);
    }

    @Test
    void it_is_made_anew_on_demand_also_where_somebody_removed_it() {
        FileDetails vase = SampleProducts.product("A vase");
        catalog.publish(catalog.storedHere(vase));
        awaitName(vase, "A vase");
        s3.deleteObject(request -> request.bucket(catalog.bucket.bucket()).key(KEY));

        Answer answer = catalog.send("POST", "/api/v1/products/index", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("key")).isEqualTo(KEY);
        JsonNode index = index().orElseThrow();
        assertThat(answer.json().path("count").asInt())
                .isPositive()
                .isEqualTo(index.path("count").asInt());
        assertThat(nameIn(index, vase)).contains("A vase");
        assertThat(catalog.management("/actuator/prometheus").bytes())
                .asString()
                .contains("waybill_product_index_writes_total{application=\"catalog-service\",outcome=\"written\"}");
    }

    private void awaitName(FileDetails product, String name) {
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> index().flatMap(index -> nameIn(index, product)),
                        found -> found.equals(Optional.ofNullable(name)));
    }

    private static Optional<String> nameIn(JsonNode index, FileDetails product) {
        return index.path("products")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(product.owner().id()))
                .map(one -> one.path("name").asString())
                .findFirst();
    }

    private Optional<JsonNode> index() {
        try {
            return Optional.of(RunningCatalog.JSON.readTree(s3.getObjectAsBytes(
                            request -> request.bucket(catalog.bucket.bucket()).key(KEY))
                    .asByteArray()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
