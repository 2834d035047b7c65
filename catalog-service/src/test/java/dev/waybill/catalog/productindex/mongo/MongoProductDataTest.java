package dev.waybill.catalog.productindex.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.Databases;
import dev.waybill.catalog.productindex.ProductData;
import dev.waybill.catalog.productindex.ProductDataContract;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoProductDataTest extends ProductDataContract {

    @RegisterExtension
    static final Databases databases = new Databases();

    @Override
    protected ProductData create() {
        return over(() -> {});
    }

    private static ProductData over(Runnable requireSchema) {
        return new MongoProductData(databases.next(), requireSchema);
    }

    @Test
    void nothing_is_asked_of_a_database_without_its_schema() {
        ProductData data = over(() -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "not yet");
        });
        assertThatThrownBy(() -> data.find(Set.of("product_1"))).hasMessage("not yet");
    }
}
