package dev.waybill.catalog.file.mongo;

import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.Edit;
import dev.waybill.catalog.file.Failure;
import dev.waybill.catalog.file.Relocation;
import dev.waybill.catalog.file.Standing;
import dev.waybill.catalog.file.Timeline;
import dev.waybill.catalog.file.TimelineEvent;
import dev.waybill.error.ErrorCode;
import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.FileDetails;
import dev.waybill.file.FileId;
import dev.waybill.file.FileName;
import dev.waybill.file.FileStatus;
import dev.waybill.file.Labels;
import dev.waybill.file.MediaType;
import dev.waybill.file.ObjectKey;
import dev.waybill.file.OriginalFilename;
import dev.waybill.file.Owner;
import dev.waybill.file.Sha256;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Documents as entries. */
final class Reading {

    private Reading() {}

    static CatalogEntry entry(Document document) {
        boolean edited = document.containsKey(Fields.EDITED_AT);
        Labels announced = labels(edited ? document.get(Fields.ANNOUNCED, Document.class) : document);
        return new CatalogEntry(
                details(document, announced),
                standing(
                        FileStatus.of(document.getString(Fields.STATUS)),
                        document.get(Fields.STANDING, Document.class)),
                new Timeline(document.getList(Fields.TIMELINE, Document.class).stream()
                        .map(Reading::event)
                        .toList()),
                edited ? new Edit(labels(document), time(document, Fields.EDITED_AT)) : null,
                document.getLong(Fields.VERSION));
    }

    private static FileDetails details(Document document, Labels labels) {
        String docType = optional(document, Fields.DOC_TYPE);
        return new FileDetails(
                FileId.parse(document.getString(Fields.ID)),
                new CollectionName(document.getString(Fields.COLLECTION)),
                Owner.parse(document.getString(Fields.OWNER)),
                docType == null ? null : new DocType(docType),
                new FileName(document.getString(Fields.NAME)),
                new OriginalFilename(document.getString(Fields.ORIGINAL_FILENAME)),
                new ObjectKey(document.getString(Fields.KEY)),
                new MediaType(document.getString(Fields.FILE_TYPE)),
                document.getLong(Fields.SIZE),
                new Sha256(document.getString(Fields.SHA256)),
                labels.title(),
                labels.description(),
                labels.tags(),
                optional(document, Fields.UPLOADED_BY),
                time(document, Fields.CREATED_AT));
    }

    private static Labels labels(Document document) {
        return new Labels(
                optional(document, Fields.TITLE),
                optional(document, Fields.DESCRIPTION),
                document.getList(Fields.TAGS, String.class));
    }

    private static Standing standing(FileStatus status, Document document) {
        String code = optional(document, Fields.CODE);
        return new Standing(
                status,
                document.getInteger(Fields.ATTEMPT),
                time(document, Fields.TIME),
                document.getString(Fields.EVENT_ID),
                code == null ? null : new Failure(ErrorCode.valueOf(code), document.getString(Fields.MESSAGE)),
                optional(document, Fields.BUCKET),
                document.containsKey(Fields.RELOCATED)
                        ? new Relocation(optional(document.get(Fields.RELOCATED, Document.class), Fields.FROM_BUCKET))
                        : null);
    }

    private static TimelineEvent event(Document document) {
        return new TimelineEvent(
                document.getString(Fields.EVENT_ID), document.getString(Fields.TYPE), time(document, Fields.TIME));
    }

    private static Instant time(Document document, String member) {
        return document.getDate(member).toInstant();
    }

    private static @Nullable String optional(Document document, String member) {
        return document.containsKey(member) ? document.getString(member) : null;
    }
}
