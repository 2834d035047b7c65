package dev.waybill.catalog.file.mongo;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.Standing;
import dev.waybill.catalog.file.TimelineEvent;
import dev.waybill.file.FileDetails;
import dev.waybill.file.Labels;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Entries as documents. */
final class Writing {

    private Writing() {}

    static Document document(CatalogEntry entry) {
        Document document = new Document(Fields.ID, entry.id().toString());
        putDetails(document, entry.details());
        putLabels(document, entry.labels());
        var edit = entry.edit();
        if (edit != null) {
            Document announced = new Document();
            putLabels(announced, announced(entry.details()));
            document.append(Fields.ANNOUNCED, announced).append(Fields.EDITED_AT, Date.from(edit.time()));
        }
        return document.append(Fields.STATUS, entry.status().toString())
                .append(Fields.UPDATED_AT, Date.from(entry.updatedAt()))
                .append(Fields.STANDING, standing(entry.standing()))
                .append(
                        Fields.TIMELINE,
                        entry.timeline().events().stream().map(Writing::event).toList())
                .append(Fields.VERSION, entry.version());
    }

    private static void putDetails(Document document, FileDetails file) {
        document.append(Fields.NAME, file.filename().value())
                .append(Fields.KEY, file.key().value())
                .append(Fields.COLLECTION, file.collection().value())
                .append(Fields.OWNER, file.owner().toString())
                .append(Fields.ORIGINAL_FILENAME, file.originalFilename().value())
                .append(Fields.FILE_TYPE, file.fileType().value())
                .append(Fields.SIZE, file.size())
                .append(Fields.SHA256, file.sha256().hex())
                .append(Fields.CREATED_AT, Date.from(file.createdAt()));
        putIfThere(document, Fields.DOC_TYPE, file.docType());
        putIfThere(document, Fields.UPLOADED_BY, file.uploadedBy());
    }

    private static void putLabels(Document document, Labels labels) {
        putIfThere(document, Fields.TITLE, labels.title());
        putIfThere(document, Fields.DESCRIPTION, labels.description());
        document.append(Fields.TAGS, labels.tags());
    }

    private static Labels announced(FileDetails file) {
        return new Labels(file.title(), file.description(), file.tags());
    }

    private static Document standing(Standing standing) {
        Document document = new Document(Fields.ATTEMPT, standing.attempt())
                .append(Fields.TIME, Date.from(standing.time()))
                .append(Fields.EVENT_ID, standing.eventId());
        var failure = standing.failure();
        if (failure != null) {
            document.append(Fields.CODE, failure.code().name()).append(Fields.MESSAGE, failure.message());
        }
        putIfThere(document, Fields.BUCKET, standing.bucket());
        var relocation = standing.relocation();
        if (relocation != null) {
            Document from = new Document();
            putIfThere(from, Fields.FROM_BUCKET, relocation.fromBucket());
            document.append(Fields.RELOCATED, from);
        }
        return document;
    }

    private static Document event(TimelineEvent event) {
        return new Document(Fields.EVENT_ID, event.eventId())
                .append(Fields.TYPE, event.type())
                .append(Fields.TIME, Date.from(event.time()));
    }

    private static void putIfThere(Document document, String member, @Nullable Object value) {
        if (value != null) {
            document.append(member, value.toString());
        }
    }
}
