package dev.waybill.catalog.productindex.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.productindex.KnownProduct;
import dev.waybill.catalog.productindex.ProductData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A document a product in {@code product_data}. Writes wait for the journals of a majority. */
final class MongoProductData implements ProductData {

    private static final String ID = "_id";
    private static final String JSON = "json";
    private static final String HAS_IMAGE = "has_image";

    /** No product has this id: all begin with {@code product_}. */
    private static final String BESIDES = "besides";

    private static final WriteConcern DURABLE =
            WriteConcern.MAJORITY.withJournal(true).withWTimeout(3, TimeUnit.SECONDS);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoCollection<Document> products;
    private final Runnable requireSchema;

    /** @param requireSchema throws while the indexes are not there */
    MongoProductData(MongoDatabase database, Runnable requireSchema) {
        this.products =
                database.getCollection("product_data").withWriteConcern(DURABLE).withReadConcern(ReadConcern.MAJORITY);
        this.requireSchema = requireSchema;
    }

    @Override
    public void keep(Collection<KnownProduct> known) {
        List<ReplaceOneModel<Document>> writes = known.stream()
                .map(product ->
                        replace(product.id(), new Document(JSON, product.json()).append(HAS_IMAGE, product.hasImage())))
                .toList();
        if (!writes.isEmpty()) {
            call(() -> products.bulkWrite(writes));
        }
    }

    @Override
    public Map<String, KnownProduct> find(Collection<String> ids) {
        return call(() -> products.find(in(ID, ids))
                        .map(MongoProductData::product)
                        .into(new ArrayList<>()))
                .stream()
                .collect(Collectors.toMap(KnownProduct::id, Function.identity()));
    }

    @Override
    public List<KnownProduct> listWithoutImage(@Nullable String after, int limit) {
        Document filter = new Document(HAS_IMAGE, false);
        if (after != null) {
            filter.append(ID, new Document("$gt", after));
        }
        return call(() -> products.find(filter)
                .sort(ascending(ID))
                .limit(limit)
                .map(MongoProductData::product)
                .into(new ArrayList<>()));
    }

    @Override
    public void keepBesides(String json) {
        call(() -> products.bulkWrite(List.of(replace(BESIDES, new Document(JSON, json)))));
    }

    @Override
    public String besides() {
        Document kept = call(() -> products.find(eq(ID, BESIDES)).first());
        return kept == null ? "{}" : kept.getString(JSON);
    }

    private static ReplaceOneModel<Document> replace(String id, Document document) {
        return new ReplaceOneModel<>(eq(ID, id), document.append(ID, id), OR_INSERT);
    }

    private static KnownProduct product(Document document) {
        return new KnownProduct(document.getString(ID), document.getString(JSON), document.getBoolean(HAS_IMAGE));
    }

    private <T> T call(Supplier<T> call) {
        requireSchema.run();
        return MongoErrors.translated(call);
    }
}
