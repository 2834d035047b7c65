package dev.waybill.catalog.edit;

import dev.waybill.access.Caller;
import dev.waybill.catalog.file.CatalogEntry;
import dev.waybill.catalog.file.CatalogFiles;
import dev.waybill.catalog.lookup.FileLookup;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import dev.waybill.file.FileId;
import dev.waybill.file.Labels;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Changes what people say about a file. */
@Component
public final class Labelling {

    private final FileLookup lookup;
    private final Edits edits;

    public Labelling(FileLookup lookup, CatalogFiles files) {
        this.lookup = lookup;
        this.edits = new Edits(files);
    }

    /**
     * The file with its labels changed.
     *
     * @param ifMatch the ETags of which the file must have one, none for whatever it has
     * @param change made of the labels of now, more than once where others change them too
     * @throws WaybillException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#FILE_DELETED} or {@link
     *     ErrorCode#PRECONDITION_FAILED}
     */
    public CatalogEntry change(FileId id, Caller caller, List<String> ifMatch, UnaryOperator<Labels> change) {
        IfMatch condition = new IfMatch(ifMatch);
        CatalogEntry found = lookup.find(id, caller);
        return edits.change(found, entry -> {
            FileLookup.requirePresent(entry);
            condition.require(entry);
            return relabelled(entry, change.apply(entry.labels()));
        });
    }

    private static CatalogEntry relabelled(CatalogEntry entry, Labels labels) {
        return labels.equals(entry.labels()) ? entry : entry.relabelled(labels, Instant.now());
    }
}
