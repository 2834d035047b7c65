package dev.waybill.catalog.file.mongo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import dev.waybill.catalog.Databases;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.file.CatalogFilesContract;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoCatalogFilesTest extends CatalogFilesContract {

    @RegisterExtension
    static final Databases databases = new Databases();

    @Override
    protected CatalogFiles create() {
        MongoDatabase database = databases.next();
        new Migrations(database).run();
        return new MongoCatalogFiles(database, () -> {});
    }

    @Test
    void nothingIsAskedOfADatabaseWithoutItsSchema() {
        CatalogFiles files = new MongoCatalogFiles(databases.next(), () -> {
            throw new WaybillException(ErrorCode.CATALOG_UNAVAILABLE, "not yet");
        });
        assertThatThrownBy(() -> files.findById(FileId.next())).hasMessage("not yet");
    }
}
