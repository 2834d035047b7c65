package dev.waybill.catalog.stats.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.stats.Census;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileStatus;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogCensusConfiguration {

    @Bean
    Census catalogCensus(MongoDatabase catalogDatabase) {
        return () -> MongoErrors.translated(() -> count(catalogDatabase));
    }

    private static List<Census.Group> count(MongoDatabase database) {
        return database.getCollection("files")
                .aggregate(List.of(Aggregates.group(
                        new Document("status", "$status")
                                .append("collection", "$collection")
                                .append("bucket", "$standing.bucket"),
                        Accumulators.sum("files", 1),
                        Accumulators.sum("bytes", "$size"),
                        Accumulators.min("oldest", "$created_at"))))
                .map(CatalogCensusConfiguration::group)
                .into(new ArrayList<>());
    }

    private static Census.Group group(Document group) {
        Document id = group.get("_id", Document.class);
        return new Census.Group(
                FileStatus.of(id.getString("status")),
                new CollectionName(id.getString("collection")),
                id.getString("bucket"),
                group.get("files", Number.class).longValue(),
                group.get("bytes", Number.class).longValue(),
                group.getDate("oldest").toInstant());
    }
}
