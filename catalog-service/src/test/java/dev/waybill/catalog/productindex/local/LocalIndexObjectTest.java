package dev.waybill.catalog.productindex.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.catalog.productindex.IndexObject;
import dev.waybill.catalog.productindex.IndexObjectContract;
import dev.waybill.catalog.productindex.IndexVersion;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.ObjectKey;
import dev.waybill.storage.local.LocalObjectStore;
import dev.waybill.storage.local.LocalStorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIndexObjectTest extends IndexObjectContract {

    private static final ObjectKey KEY = new ObjectKey("metadata/products.json");

    @TempDir
    private Path root;

    @Override
    protected IndexObject object() {
        try {
            LocalObjectStore.create(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objectBelow(root);
    }

    private static IndexObject objectBelow(Path directory) {
        return new LocalIndexObject(new LocalStorageSettings(directory, false), KEY);
    }

    @Test
    void a_directory_that_is_not_mounted_is_an_outage_and_is_not_made() {
        Path missing = root.resolve("missing");

        assertThatThrownBy(() -> objectBelow(missing).present())
                .isInstanceOfSatisfying(
                        WaybillException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(missing).doesNotExist();
    }

    @Override
    protected String text() {
        return read(KEY.value());
    }

    @Override
    protected String kept(IndexVersion version) {
        return read(version.keptAs(KEY.value()));
    }

    @Override
    protected void putStrange(String text) {
        try {
            Files.createDirectories(root.resolve("metadata"));
            Files.writeString(root.resolve(KEY.value()), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
