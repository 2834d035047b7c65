package dev.waybill.catalog.file.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.CatalogFilesContract;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.testkit.Backends;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MongoCatalogFilesTest extends CatalogFilesContract {

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
    protected CatalogFiles create() {
        MongoDatabase database = client.getDatabase("test-" + UUID.randomUUID());
        new Migrations(database).run();
        return new MongoCatalogFiles(database, () -> {});
    }

    @Test
    void nothingIsAskedOfADatabaseWithoutItsSchema() {
        CatalogFiles files = new MongoCatalogFiles(client.getDatabase("test-" + UUID.randomUUID()), () -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "not yet");
        });
        assertThatThrownBy(() -> files.findById(FileId.next())).hasMessage("not yet");
    }
}
