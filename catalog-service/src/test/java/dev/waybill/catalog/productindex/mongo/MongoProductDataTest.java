package dev.waybill.catalog.productindex.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.waybill.catalog.productindex.ProductData;
import dev.waybill.catalog.productindex.ProductDataContract;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.testkit.Backends;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoProductDataTest extends ProductDataContract {

    private static MongoClient client;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(Backends.mongo().uri());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected ProductData create() {
        return over(() -> {});
    }

    private static ProductData over(Runnable requireSchema) {
        return new MongoProductData(client.getDatabase("test-" + UUID.randomUUID()), requireSchema);
    }

    @Test
    void nothing_is_asked_of_a_database_without_its_schema() {
        ProductData data = over(() -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "not yet");
        });
        assertThatThrownBy(() -> data.find(Set.of("product_1"))).hasMessage("not yet");
    }
}
