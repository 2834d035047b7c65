package dev.waybill.catalog.migration.ledger.mongo;

import dev.waybill.catalog.migration.Draft;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Drafts as documents. */
final class Drafts {

    private Drafts() {}

    static Document document(Draft draft) {
        Document document = new Document("id", draft.id().toString())
                .append("collection", draft.collection().value())
                .append("owner", draft.owner().toString())
                .append("filename", draft.filename().value())
                .append("original_filename", draft.originalFilename().value())
                .append("key", draft.key().value())
                .append("file_type", draft.fileType().value())
                .append("tags", draft.tags())
                .append("created_at", Date.from(draft.createdAt()));
        Documents.putIfThere(document, "doc_type", draft.docType());
        Documents.putIfThere(document, "title", draft.title());
        Documents.putIfThere(document, "description", draft.description());
        Documents.putIfThere(document, "uploaded_by", draft.uploadedBy());
        return document;
    }

    static Draft draft(Document document) {
        return new Draft(
                FileId.parse(document.getString("id")),
                new CollectionName(document.getString("collection")),
                Owner.parse(document.getString("owner")),
                docType(document),
                new FileName(document.getString("filename")),
                new OriginalFilename(document.getString("original_filename")),
                new ObjectKey(document.getString("key")),
                new MediaType(document.getString("file_type")),
                document.getString("title"),
                document.getString("description"),
                document.getList("tags", String.class),
                document.getString("uploaded_by"),
                document.getDate("created_at").toInstant());
    }

    private static @Nullable DocType docType(Document document) {
        return Optional.ofNullable(document.getString("doc_type"))
                .map(DocType::new)
                .orElse(null);
    }
}
