package dev.waybill.catalog.console;

import dev.waybill.catalog.file.CatalogEntry;
import org.jspecify.annotations.Nullable;

/** A file as the list shows it. */
record FileRow(
        String id,
        String name,
        @Nullable String title,
        String collection,
        String owner,
        @Nullable String docType,
        String size,
        String status,
        String created) {

    static FileRow of(CatalogEntry entry) {
        var file = entry.details();
        String title = entry.labels().title();
        return new FileRow(
                entry.id().toString(),
                Shown.name(file.originalFilename().value()),
                title == null ? null : Shown.name(title),
                file.collection().value(),
                file.owner().id(),
                file.docType() == null ? null : file.docType().value(),
                Shown.bytes(file.size()),
                entry.status().toString(),
                Shown.time(file.createdAt()));
    }
}
