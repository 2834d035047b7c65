package dev.waybill.catalog.migration.source;

import dev.waybill.file.CollectionName;
import dev.waybill.file.DocType;
import dev.waybill.file.Owner;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Where files belong by what a record says of them; one that lies in no layout goes below what its collection's keys begin with. */
final class Adoption {

    private Adoption() {}

    /** The first owner that the place can be of; images may be anybody's. */
    static Placement ownedAsTold(Placement placement, Told told) {
        return told.owners().stream()
                .filter(owner -> fits(owner, placement))
                .findFirst()
                .map(placement::of)
                .orElse(placement);
    }

    private static boolean fits(Owner owner, Placement placement) {
        return owner.kind() == placement.owner().kind()
                || isDocument(owner) && isDocument(placement.owner())
                || placement.collection().equals(CollectionName.IMAGES) && owner.kind() != Owner.Kind.PRODUCT;
    }

    private static boolean isDocument(Owner owner) {
        return owner.kind() == Owner.Kind.AGENCY || owner.kind() == Owner.Kind.CLIENT;
    }

    /** Empty where the record says too little. */
    static Optional<Placement> place(RegularFile file, Told told) {
        return told.owners().stream()
                .flatMap(owner -> place(file, told, owner).stream())
                .findFirst();
    }

    private static Optional<Placement> place(RegularFile file, Told told, Owner owner) {
        Instant created = Objects.requireNonNullElse(told.createdAt(), file.modified());
        Optional<DocType> type = Optional.ofNullable(told.docType());
        String marked = KeptKeys.marked(file.name(), file.path());
        return switch (owner.kind()) {
            case EVENT -> Optional.of(dated(DatedLayout.EVENT_MEDIA, file, owner, created));
            case USER -> Optional.of(dated(DatedLayout.USER_PROFILES, file, owner, created));
            case JOB ->
                type.map(known -> new Placement(
                        CollectionName.JOB_DOCUMENTS,
                        owner,
                        known,
                        "uploads/jobs/%s/%s/%s".formatted(owner.id(), known, marked),
                        file.name(),
                        true,
                        created));
            case AGENCY, CLIENT ->
                type.map(known -> new Placement(
                        CollectionName.DOCUMENTS,
                        owner,
                        known,
                        "uploads/%s/%s_%1$s_%d_%s".formatted(known, owner.id(), created.getEpochSecond(), marked),
                        file.name(),
                        true,
                        created));
            case PRODUCT -> Optional.empty();
        };
    }

    private static Placement dated(DatedLayout layout, RegularFile file, Owner owner, Instant created) {
        String key = "%s/%s/%s/%s".formatted(layout.top(), owner.id(), layout.middle(), file.path());
        return new Placement(layout.collection(), owner, null, key, file.name(), false, created);
    }
}
