package dev.waybill.catalog.migration.reference.memory;

import dev.waybill.catalog.migration.reference.ApplicationTexts;
import dev.waybill.catalog.migration.reference.DocumentId;
import dev.waybill.catalog.migration.reference.Place;
import dev.waybill.catalog.migration.reference.PlacedText;
import dev.waybill.catalog.migration.reference.Target;
import dev.waybill.error.ErrorCode;
import dev.waybill.error.WaybillException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The texts of documents in memory. */
final class InMemoryTexts implements ApplicationTexts {

    private final List<Target> targets;
    private final InMemoryDocuments documents;

    InMemoryTexts(List<Target> targets, InMemoryDocuments documents) {
        this.targets = List.copyOf(targets);
        this.documents = documents;
    }

    @Override
    public List<Target> targets() {
        return targets;
    }

    @Override
    public void check() {
        List<String> missing =
                collections().stream().filter(name -> !documents.has(name)).toList();
        if (!missing.isEmpty()) {
            throw new WaybillException(
                    ErrorCode.MIGRATION_REFERENCES, "there is no collection " + String.join(", ", missing));
        }
    }

    @Override
    public void walk(Consumer<List<PlacedText>> each, BooleanSupplier stop) {
        for (String collection : collections()) {
            for (DocumentId id : documents.ids(collection)) {
                if (stop.getAsBoolean()) {
                    return;
                }
                List<PlacedText> found = read(collection, id);
                if (!found.isEmpty()) {
                    each.accept(found);
                }
            }
        }
    }

    private Set<String> collections() {
        return targets.stream().map(Target::collection).collect(Collectors.toSet());
    }

    @Override
    public List<PlacedText> read(String collection, DocumentId id) {
        Map<String, Object> document = documents.get(collection, id).orElse(Map.of());
        return Target.texts(targets, collection, id, document);
    }

    @Override
    public Optional<String> text(Place place) {
        return documents.text(place.target().collection(), place.document(), place.path());
    }

    @Override
    public Swap swap(Place place, String before, String after) {
        return documents.swap(place.target().collection(), place.document(), place.path(), before, after)
                ? Swap.DONE
                : Swap.CHANGED_MEANWHILE;
    }
}
