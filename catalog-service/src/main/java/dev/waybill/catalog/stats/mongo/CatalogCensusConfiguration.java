package dev.waybill.catalog.stats.mongo;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import dev.waybill.catalog.file.mongo.MongoErrors;
import dev.waybill.catalog.stats.Census;
import dev.waybill.file.FileStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CatalogCensusConfiguration {

    @Bean
    Census catalogCensus(MongoDatabase catalogDatabase) {
        return () -> MongoErrors.translated(() -> count(catalogDatabase));
    }

    private static Map<FileStatus, Census.Group> count(MongoDatabase database) {
        return database
                .getCollection("files")
                .aggregate(List.of(Aggregates.group(
                        "$status", Accumulators.sum("files", 1), Accumulators.min("oldest", "$created_at"))))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(
                        group -> FileStatus.of(group.getString("_id")), CatalogCensusConfiguration::group));
    }

    private static Census.Group group(Document group) {
        return new Census.Group(
                group.get("files", Number.class).longValue(),
                group.getDate("oldest").toInstant());
    }
}
