package dev.waybill.catalog.productindex;

import dev.waybill.catalog.Samples;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.file.CollectionName;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Products, each with its image. */
public final class SampleProducts {

    private SampleProducts() {}

    public static FileDetails product(@Nullable String name, String... categories) {
        return product(name, Instant.now(), categories);
    }

    static FileDetails product(@Nullable String name, Instant createdAt, String... categories) {
        FileId id = FileId.next();
        String product = "product_" + id.toString().replace("-", "");
        return new FileDetails(
                id,
                CollectionName.PRODUCTS,
                new Owner(Owner.Kind.PRODUCT, product),
                null,
                new FileName(product + ".jpg"),
                new OriginalFilename("Photo 1.jpg"),
                new ObjectKey("images/" + product + ".jpg"),
                new MediaType("image/jpeg"),
                Samples.content(id).length,
                Sha256.of(Samples.content(id)),
                name,
                null,
                List.of(categories),
                null,
                createdAt);
    }

    static FileDetails stored(CatalogFiles files, FileDetails product) {
        files.saveAll(List.of(CatalogEntry.of(Samples.stored(product))));
        return product;
    }
}
