package dev.waybill.ingest.upload;

import dev.waybill.file.DocType;
import dev.waybill.file.Labels;
import dev.waybill.file.Owner;
import dev.waybill.ingest.collection.Collection;
import org.jspecify.annotations.Nullable;

/** Where a file is to go. @param docType null in collections without document types */
public record UploadTarget(
        Collection collection, Owner owner, @Nullable DocType docType, Labels labels) {

    public UploadTarget {
        collection.requireOwner(owner);
    }
}
