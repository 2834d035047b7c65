package dev.waybill.catalog.console;

import dev.waybill.file.CollectionName;
import dev.waybill.file.Owner;
import dev.waybill.file.Owner.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which fields the form of an upload shows for a collection (contract.md, section 3). It only spares people the others: ingest
 * decides what it takes.
 *
 * @param owners none where ingest gives the file an owner by itself
 * @param isOwned whether one has to be named
 */
record UploadFields(CollectionName collection, List<Kind> owners, boolean isOwned, boolean hasDocType) {

    private static final List<Kind> ANYBODY = List.of(Kind.USER, Kind.AGENCY, Kind.CLIENT, Kind.JOB, Kind.EVENT);

    static final List<UploadFields> ALL = List.of(
            new UploadFields(CollectionName.DOCUMENTS, List.of(Kind.AGENCY, Kind.CLIENT), true, true),
            new UploadFields(CollectionName.JOB_DOCUMENTS, List.of(Kind.JOB), true, true),
            new UploadFields(CollectionName.EVENT_MEDIA, List.of(Kind.EVENT), true, false),
            new UploadFields(CollectionName.IMAGES, ANYBODY, false, false),
            new UploadFields(CollectionName.PRODUCTS, List.of(), false, false),
            new UploadFields(CollectionName.USER_PROFILES, List.of(Kind.USER), false, false),
            new UploadFields(CollectionName.TEMP, ANYBODY, false, false));

    /** As the page's script reads it. */
    public String ownerMembers() {
        return owners.stream().map(Owner.Kind::member).collect(Collectors.joining(" "));
    }

    static List<String> allMembers() {
        return Stream.of(Kind.values())
                .filter(kind -> kind != Kind.PRODUCT)
                .map(Owner.Kind::member)
                .toList();
    }
}
