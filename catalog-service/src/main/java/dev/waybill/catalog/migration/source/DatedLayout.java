package dev.waybill.catalog.migration.source;

import dev.waybill.file.CollectionName;
import dev.waybill.file.Owner;
import java.util.List;
import java.util.Optional;

/**
 * Files by their owner and then by day, by seed 004. Whatever lies below the owner's directory is the owner's, by day or not.
 *
 * @param top the directory of all owners
 * @param middle the directory in an owner's
 */
record DatedLayout(CollectionName collection, String top, Owner.Kind kind, String middle) implements Layout {

    static final DatedLayout EVENT_MEDIA =
            new DatedLayout(CollectionName.EVENT_MEDIA, "events", Owner.Kind.EVENT, "media");
    static final DatedLayout USER_PROFILES =
            new DatedLayout(CollectionName.USER_PROFILES, "users", Owner.Kind.USER, "profile");

    @Override
    public String name() {
        return collection.value();
    }

    @Override
    public String form() {
        return "%s/{%s}/%s/".formatted(top, kind.member(), middle);
    }

    @Override
    public Optional<Placement> place(RegularFile file) {
        List<String> segments = file.segments();
        boolean lies = segments.size() > 3 && segments.get(2).equals(middle);
        return (lies ? Owner.find(kind, segments.get(1)) : Optional.<Owner>empty())
                .map(owner -> new Placement(
                        collection,
                        owner,
                        null,
                        file.path(),
                        file.name(),
                        false,
                        PathTimes.dated(segments.subList(3, segments.size()), file.modified())
                                .orElse(file.modified())));
    }
}
