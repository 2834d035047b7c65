package dev.waybill.catalog.migration.reference.memory;

import dev.waybill.catalog.migration.reference.AddressBook;
import dev.waybill.catalog.migration.reference.Addresses;
import dev.waybill.catalog.migration.reference.ChangeLog;
import dev.waybill.catalog.migration.reference.DocumentId;
import dev.waybill.catalog.migration.reference.RecordedReferences;
import dev.waybill.catalog.migration.reference.Reference;
import dev.waybill.catalog.migration.reference.ReferenceLog;
import dev.waybill.catalog.migration.reference.References;
import dev.waybill.catalog.migration.reference.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** References in documents that are kept here, under ids that are text. */
public final class InMemoryReferences implements References, ReferenceLog {

    private final InMemoryDocuments documents;
    private final ChangeLog log;
    private final Addresses addresses;
    private final RecordedReferences references;

    /** @param targets as {@code collection.field} */
    public InMemoryReferences(List<String> targets, Addresses addresses) {
        this(targets, addresses, new InMemoryDocuments(), new InMemoryChangeLog());
    }

    private InMemoryReferences(List<String> targets, Addresses addresses, InMemoryDocuments documents, ChangeLog log) {
        List<Target> parsed = targets.stream().map(Target::parse).toList();
        this.documents = documents;
        this.log = log;
        this.addresses = addresses;
        this.references = new RecordedReferences(new InMemoryTexts(parsed, documents), log, addresses);
    }

    /** The same documents and the same log, by other targets. */
    public InMemoryReferences withTargets(List<String> targets) {
        return new InMemoryReferences(targets, addresses, documents, log);
    }

    /** @param document of maps, lists and texts; it is copied */
    public void put(String collection, String id, Map<String, Object> document) {
        documents.put(collection, new DocumentId(id, false), document);
    }

    /** A document as it is now. */
    public Optional<Map<String, Object>> get(String collection, String id) {
        return documents.get(collection, new DocumentId(id, false));
    }

    public void remove(String collection, String id) {
        documents.remove(collection, new DocumentId(id, false));
    }

    @Override
    public List<String> targets() {
        return references.targets();
    }

    @Override
    public void check() {
        references.check();
    }

    @Override
    public void replace(String run, AddressBook addresses, Consumer<Reference> each, BooleanSupplier stop) {
        references.replace(run, addresses, each, stop);
    }

    @Override
    public void look(AddressBook addresses, Consumer<Reference> each, BooleanSupplier stop) {
        references.look(addresses, each, stop);
    }

    @Override
    public void undo(String run, Consumer<Reference> each, BooleanSupplier stop) {
        references.undo(run, each, stop);
    }

    @Override
    public void forEach(String run, Consumer<Reference> each) {
        references.forEach(run, each);
    }
}
