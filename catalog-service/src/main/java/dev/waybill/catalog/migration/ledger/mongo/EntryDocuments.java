package dev.waybill.catalog.migration.ledger.mongo;

import dev.waybill.catalog.migration.RunId;
import dev.waybill.catalog.migration.ledger.Entry;
import dev.waybill.catalog.migration.ledger.EntryState;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.FileId;
import dev.waybill.file.Sha256;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Entries as documents. Their ids are run and path, so that those of a run lie together and in the order of their paths. */
final class EntryDocuments {

    static final String STATE = "state";
    static final String SIZE = "size";
    private static final int RUN_LENGTH = 36;

    private EntryDocuments() {}

    static String id(RunId run, String path) {
        return run + "/" + path;
    }

    /** Beyond all ids of a run: the character after the slash. */
    static String end(RunId run) {
        return run + "0";
    }

    static Document document(Entry entry) {
        Document document = new Document(Documents.ID, id(entry.run(), entry.path()))
                .append(STATE, entry.state().toString())
                .append("source", entry.source())
                .append(SIZE, entry.size());
        var draft = entry.draft();
        if (draft != null) {
            document.append("draft", Drafts.document(draft));
        }
        Documents.putIfThere(document, "sha256", hex(entry.sha256()));
        Documents.putIfThere(document, "code", entry.code());
        Documents.putIfThere(document, "message", entry.message());
        if (entry.verified() != null) {
            document.append("verified", entry.verified());
        }
        return document;
    }

    static Entry entry(Document document) {
        String id = document.getString(Documents.ID);
        Document draft = document.get("draft", Document.class);
        return new Entry(
                new RunId(FileId.parse(id.substring(0, RUN_LENGTH))),
                document.getString("source"),
                id.substring(RUN_LENGTH + 1),
                document.getLong(SIZE),
                draft == null ? null : Drafts.draft(draft),
                Optional.ofNullable(document.getString("sha256"))
                        .map(Sha256::new)
                        .orElse(null),
                EntryState.of(document.getString(STATE)),
                Optional.ofNullable(document.getString("code"))
                        .map(ErrorCode::valueOf)
                        .orElse(null),
                document.getString("message"),
                document.getBoolean("verified"));
    }

    private static @Nullable String hex(@Nullable Sha256 sha256) {
        return sha256 == null ? null : sha256.hex();
    }
}
